import askaround.kit.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('conversations', '0001_initial'),
        ('people', '0011_introducer'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('side', models.CharField(choices=[("mine", "mine"), ("theirs", "theirs")], max_length=8)),
                ('text', models.TextField()),
                ('due_on', models.DateField(null=True)),
                ('state', models.CharField(choices=[("open", "open"), ("kept", "kept"), ("let_go", "let_go")], default="open", max_length=8)),
                ('settled_at', models.DateTimeField(null=True)),
                ('conversation', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conversations.conversation')),
                ('note', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conversations.note')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['owner', 'state', 'due_on', 'id'], name='promise_by_state'), models.Index(fields=['owner', 'person', 'id'], name='promise_of_person'), models.Index(fields=['owner', 'conversation', 'id'], name='promise_of_conversation')],
                'constraints': [models.UniqueConstraint(fields=('owner', 'uuid'), name='relationships_promise_owner_uuid'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='promise_says_something'), models.CheckConstraint(condition=models.Q(('side__in', ["mine", "theirs"])), name='promise_side'), models.CheckConstraint(condition=models.Q(('state__in', ["open", "kept", "let_go"])), name='promise_state'), models.UniqueConstraint(fields=('owner', 'note'), name='promise_of_note_once')],
            },
        ),
        migrations.CreateModel(
            name='Thanks',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('text', models.TextField(blank=True)),
                ('drafted', models.TextField(blank=True)),
                ('due_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('conversation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('sent_at', None)), fields=['owner', 'due_at', 'id'], name='thanks_due')],
                'constraints': [models.UniqueConstraint(fields=('owner', 'uuid'), name='relationships_thanks_owner_uuid'), models.UniqueConstraint(fields=('owner', 'conversation'), name='thanks_once')],
            },
        ),
    ]
