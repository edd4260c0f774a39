"""The table of the cache that all processes share: the limits of sign-in count for every one of them."""

from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_invitation_language")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
