"""Every database, the tests' too, begins with the questionnaires that come with the program."""

from django.db import migrations

from encadena.readiness.actions.questionnaire import _load


def load(apps, schema_editor):
    _load(lambda name: apps.get_model("readiness", name))


class Migration(migrations.Migration):

    dependencies = [("readiness", "0001_questionnaires_and_diagnoses")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
