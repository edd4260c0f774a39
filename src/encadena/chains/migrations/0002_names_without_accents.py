"""Projects are found by words typed without accents, as firms and buyers are."""

from django.db import migrations, models

from encadena.kernel.text import fold


def fill(apps, schema_editor):
    projects = apps.get_model("chains", "LinkageProject").objects
    for pk, name in projects.values_list("pk", "name"):
        projects.filter(pk=pk).update(sort_name=fold(name)[:160])


class Migration(migrations.Migration):

    dependencies = [("chains", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="linkageproject",
            name="sort_name",
            field=models.CharField(default="", editable=False, max_length=160),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
