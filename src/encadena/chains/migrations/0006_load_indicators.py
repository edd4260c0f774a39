"""Every database begins with the kinds of indicators that come with the program."""

from django.db import migrations

from encadena.chains.actions.measure import _load_kinds


def load(apps, schema_editor):
    _load_kinds(lambda name: apps.get_model("chains", name))


class Migration(migrations.Migration):

    dependencies = [("chains", "0005_indicators")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
