"""Every database, the tests' too, begins with the areas of advice."""

from django.db import migrations

from encadena.advisory.actions.area import _load


def load(apps, schema_editor):
    _load(lambda name: apps.get_model("advisory", name))


class Migration(migrations.Migration):

    dependencies = [("advisory", "0001_foundation")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
