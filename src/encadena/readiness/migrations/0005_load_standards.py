"""Every database begins with the catalogue of standards that comes with the program."""

from django.db import migrations

from encadena.readiness.actions.certification import _load


def load(apps, schema_editor):
    _load(lambda name: apps.get_model("readiness", name))


class Migration(migrations.Migration):

    dependencies = [("readiness", "0004_certifications")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
