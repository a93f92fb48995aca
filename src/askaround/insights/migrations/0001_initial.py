import askaround.kit.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('conversations', '0001_initial'),
        ('paths', '0005_thoughts'),
        ('people', '0011_introducer'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Insight',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('claim', models.TextField()),
                ('quote', models.TextField(blank=True)),
                ('topic', models.CharField(choices=[("path", "path"), ("day", "day"), ("skills", "skills"), ("culture", "culture"), ("trends", "trends"), ("challenges", "challenges"), ("life", "life"), ("advice", "advice"), ("education", "education"), ("resources", "resources"), ("people", "people"), ("unasked", "unasked")], max_length=16)),
                ('vantage', models.CharField(choices=[("first_hand", "first_hand"), ("opinion", "opinion"), ("hearsay", "hearsay")], max_length=16)),
                ('visibility', models.CharField(choices=[("private", "private"), ("anonymised", "anonymised"), ("quotable", "quotable")], max_length=16)),
                ('volunteered', models.BooleanField(default=False)),
                ('said_on', models.DateField()),
                ('conversation', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conversations.conversation')),
                ('note', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conversations.note')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('path', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='paths.path')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
                'indexes': [
                    models.Index(fields=['owner', 'topic', 'id'], name='insight_by_topic'),
                    models.Index(fields=['owner', 'path', 'topic', 'id'], name='insight_of_path'),
                    models.Index(fields=['owner', 'person', 'id'], name='insight_of_person'),
                    models.Index(fields=['owner', 'conversation', 'id'], name='insight_of_conversation'),
                    models.Index(fields=['owner', 'said_on', 'id'], name='insight_by_day'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('owner', 'uuid'), name='insights_insight_owner_uuid'),
                    models.CheckConstraint(condition=models.Q(('claim', ''), _negated=True), name='insight_claims_something'),
                    models.CheckConstraint(condition=models.Q(('topic__in', ["path", "day", "skills", "culture", "trends", "challenges", "life", "advice", "education", "resources", "people", "unasked"])), name='insight_topic'),
                    models.CheckConstraint(condition=models.Q(('vantage__in', ["first_hand", "opinion", "hearsay"])), name='insight_vantage'),
                    models.CheckConstraint(condition=models.Q(('visibility__in', ["private", "anonymised", "quotable"])), name='insight_visibility'),
                    models.UniqueConstraint(fields=('owner', 'note'), name='insight_of_note_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('criterion', models.CharField(max_length=200)),
                ('key', models.CharField(max_length=200)),
                ('score', models.SmallIntegerField()),
                ('insight', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='insights.insight')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('path', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='paths.path')),
            ],
            options={
                'abstract': False,
                'indexes': [
                    models.Index(fields=['owner', 'path', 'key'], name='insight_reading_of_path'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('owner', 'uuid'), name='insights_reading_owner_uuid'),
                    models.UniqueConstraint(fields=('owner', 'insight', 'path', 'key'), name='insight_reading_once'),
                    models.CheckConstraint(condition=models.Q(('score__gte', -2), ('score__lte', 2)), name='insight_reading_score'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('kind', models.CharField(choices=[("agrees", "agrees"), ("contradicts", "contradicts")], max_length=16)),
                ('first', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='insights.insight')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('second', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='insights.insight')),
            ],
            options={
                'abstract': False,
                'indexes': [
                    models.Index(fields=['owner', 'second'], name='relation_of_second'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('owner', 'uuid'), name='insights_relation_owner_uuid'),
                    models.UniqueConstraint(fields=('owner', 'first', 'second'), name='relation_once'),
                    models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='relation_in_order'),
                    models.CheckConstraint(condition=models.Q(('kind__in', ["agrees", "contradicts"])), name='relation_kind'),
                ],
            },
        ),
    ]
