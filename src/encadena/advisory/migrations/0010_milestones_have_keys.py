import uuid

from django.db import migrations, models


def give_keys(apps, schema_editor):
    milestones = apps.get_model("advisory", "Milestone")
    waiting = milestones.objects.filter(key=None).only("pk").order_by("pk")
    while rows := list(waiting[:2000]):
        for row in rows:
            row.key = uuid.uuid4()
        milestones.objects.bulk_update(rows, ["key"], batch_size=500)


class Migration(migrations.Migration):
    atomic = False  # PostgreSQL would not alter a table that still has rows to check
    dependencies = [("advisory", "0009_sheets_of_the_exchange")]

    operations = [
        migrations.AddField("milestone", "key", models.UUIDField(editable=False, null=True)),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField("milestone", "key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
    ]
