import askaround.kit.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('outreach', '0001_initial'),
        ('paths', '0005_thoughts'),
        ('people', '0011_introducer'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Conversation',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('day', models.DateField()),
                ('time', models.TimeField()),
                ('zone', models.CharField(max_length=64)),
                ('their_zone', models.CharField(blank=True, max_length=64)),
                ('minutes', models.PositiveSmallIntegerField(default=20)),
                ('mode', models.CharField(choices=[("video", "video"), ("phone", "phone"), ("in_person", "in_person")], max_length=16)),
                ('place', models.TextField(blank=True)),
                ('state', models.CharField(choices=[("arranged", "arranged"), ("cancelled", "cancelled"), ("held", "held"), ("complete", "complete")], max_length=16)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('begun_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('guide_version', models.PositiveIntegerField(default=1)),
                ('objective', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='outreach.objective')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('path', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='paths.path')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
                'indexes': [
                    models.Index(fields=['owner', 'day', 'id'], name='conversation_by_day'),
                    models.Index(fields=['owner', 'state', 'day', 'id'], name='conversation_by_state'),
                    models.Index(fields=['owner', 'person', 'id'], name='conversation_of_person'),
                    models.Index(fields=['owner', 'path', 'id'], name='conversation_of_path'),
                    models.Index(fields=['owner', 'objective'], name='conversation_of_objective'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('owner', 'uuid'), name='conversations_conversation_owner_uuid'),
                    models.CheckConstraint(condition=models.Q(('mode__in', ["video", "phone", "in_person"])), name='conversation_mode'),
                    models.CheckConstraint(condition=models.Q(('state__in', ["arranged", "cancelled", "held", "complete"])), name='conversation_state'),
                    models.CheckConstraint(condition=models.Q(('minutes__gte', 5), ('minutes__lte', 240)), name='conversation_length'),
                ],
            },
        ),
        migrations.CreateModel(
            name='GuideItem',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('place', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=300)),
                ('bank_id', models.CharField(blank=True, max_length=60)),
                ('topic', models.CharField(choices=[("path", "path"), ("day", "day"), ("skills", "skills"), ("culture", "culture"), ("trends", "trends"), ("challenges", "challenges"), ("life", "life"), ("advice", "advice"), ("education", "education"), ("resources", "resources"), ("people", "people"), ("unasked", "unasked")], max_length=16)),
                ('must', models.BooleanField(default=False)),
                ('minutes', models.PositiveSmallIntegerField(default=0)),
                ('asked_at', models.DateTimeField(null=True)),
                ('conversation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unknown', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='paths.unknown')),
            ],
            options={
                'abstract': False,
                'indexes': [
                    models.Index(fields=['owner', 'conversation', 'place', 'id'], name='guide_in_order'),
                    models.Index(fields=['owner', 'bank_id'], name='guide_item_of_bank'),
                    models.Index(fields=['owner', 'unknown'], name='guide_item_of_unknown'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('owner', 'uuid'), name='conversations_guideitem_owner_uuid'),
                    models.CheckConstraint(condition=models.Q(('topic__in', ["path", "day", "skills", "culture", "trends", "challenges", "life", "advice", "education", "resources", "people", "unasked"])), name='guide_item_topic'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('place', models.PositiveIntegerField()),
                ('said_at', models.DateTimeField()),
                ('text', models.TextField()),
                ('kind', models.CharField(choices=[("note", "note"), ("insight", "insight"), ("quote", "quote"), ("name", "name"), ("resource", "resource"), ("promise", "promise")], max_length=16)),
                ('topic', models.CharField(blank=True, choices=[("path", "path"), ("day", "day"), ("skills", "skills"), ("culture", "culture"), ("trends", "trends"), ("challenges", "challenges"), ("life", "life"), ("advice", "advice"), ("education", "education"), ("resources", "resources"), ("people", "people"), ("unasked", "unasked")], max_length=16)),
                ('prompting', models.CharField(blank=True, choices=[("asked", "asked"), ("volunteered", "volunteered")], max_length=16)),
                ('edits', models.PositiveIntegerField(default=0)),
                ('removed_at', models.DateTimeField(null=True)),
                ('conversation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conversations.guideitem')),
            ],
            options={
                'abstract': False,
                'indexes': [
                    models.Index(fields=['owner', 'conversation', 'place', 'id'], name='note_in_order'),
                    models.Index(fields=['owner', 'question'], name='note_of_question'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('owner', 'uuid'), name='conversations_note_owner_uuid'),
                    models.CheckConstraint(condition=models.Q(('kind__in', ["note", "insight", "quote", "name", "resource", "promise"])), name='note_kind'),
                    models.CheckConstraint(condition=models.Q(('topic__in', ['', "path", "day", "skills", "culture", "trends", "challenges", "life", "advice", "education", "resources", "people", "unasked"])), name='note_topic'),
                    models.CheckConstraint(condition=models.Q(('prompting__in', ['', "asked", "volunteered"])), name='note_prompting'),
                ],
            },
        ),
    ]
