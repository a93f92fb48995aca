import askaround.kit.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0001_initial'),
        ('direction', '0004_put_aside'),
        ('insights', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StrategyLine',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('section', models.CharField(choices=[("what", "what"), ("where", "where"), ("with_whom", "with_whom"), ("how", "how"), ("skills", "skills"), ("steps", "steps")], max_length=16)),
                ('place', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('due_on', models.DateField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [
                    models.Index(fields=['owner', 'section', 'place', 'id'], name='strategy_in_order'),
                    models.Index(condition=models.Q(('done_at', None)), fields=['owner', 'due_on', 'id'], name='strategy_step_due'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('owner', 'uuid'), name='direction_strategyline_owner_uuid'),
                    models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='strategy_line_says_something'),
                    models.CheckConstraint(condition=models.Q(('section__in', ["what", "where", "with_whom", "how", "skills", "steps"])), name='strategy_section'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('insight', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='insights.insight')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='direction.strategyline')),
            ],
            options={
                'abstract': False,
                'indexes': [
                    models.Index(fields=['owner', 'insight'], name='citation_of_insight'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('owner', 'uuid'), name='direction_citation_owner_uuid'),
                    models.UniqueConstraint(fields=('owner', 'line', 'insight'), name='cited_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=200)),
                ('key', models.CharField(max_length=200)),
                ('rank', models.PositiveSmallIntegerField()),
                ('weight', models.PositiveSmallIntegerField(null=True)),
                ('threshold', models.SmallIntegerField(null=True)),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('owner', 'uuid'), name='direction_criterion_owner_uuid'), models.UniqueConstraint(fields=('owner', 'key'), name='criterion_once'), models.CheckConstraint(condition=models.Q(('weight', None), ('weight__lte', 100), _connector='OR'), name='criterion_weight'), models.CheckConstraint(condition=models.Q(('threshold', None), models.Q(('threshold__gte', -2), ('threshold__lte', 2)), _connector='OR'), name='criterion_threshold')],
            },
        ),
        migrations.CreateModel(
            name='Reflection',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('surprise', models.TextField()),
                ('energy', models.SmallIntegerField()),
                ('changed', models.TextField()),
                ('next_question', models.TextField()),
                ('reflected_at', models.DateTimeField()),
                ('conversation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('owner', 'uuid'), name='direction_reflection_owner_uuid'), models.UniqueConstraint(fields=('owner', 'conversation'), name='reflected_once'), models.CheckConstraint(condition=models.Q(('energy__gte', -2), ('energy__lte', 2)), name='reflection_energy')],
            },
        ),
    ]
