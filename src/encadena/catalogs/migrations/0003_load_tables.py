"""Fill the catalogs, so that a new database (and every test database) can point to official codes at once."""

from django.db import migrations

from encadena.catalogs.actions.load import _load


def load(apps, schema_editor):
    _load(lambda name: apps.get_model("catalogs", name))


class Migration(migrations.Migration):

    dependencies = [("catalogs", "0002_table_versions")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
