from django.db import migrations, models
from django.db.models import OuterRef, Subquery

import django.db.models.deletion


def find_sessions(apps, schema_editor):
    """What an import made was known by the session's key; now by its number."""
    made, session = apps.get_model("advisory", "SheetMade"), apps.get_model("advisory", "Session")
    found = session.objects.filter(key=OuterRef("key")).values("pk")[:1]
    made.objects.filter(key__in=session.objects.values("key")).update(object_id=Subquery(found))


class Migration(migrations.Migration):
    dependencies = [
        ("advisory", "0008_session_imports"),
        ("network", "0002_stated_figures"),
    ]

    operations = [
        migrations.RenameModel("SessionImport", "SheetImport"),
        migrations.RenameModel("SessionImportIssue", "SheetIssue"),
        migrations.RenameModel("SessionImportRow", "SheetMade"),
        migrations.AlterModelOptions("sheetimport", {"ordering": ["-created_at", "-id"], "verbose_name": "importación de una planilla", "verbose_name_plural": "importaciones de planillas"}),
        migrations.AlterModelOptions("sheetissue", {"ordering": ["row", "place", "id"], "verbose_name": "celda con problema de una planilla", "verbose_name_plural": "celdas con problemas de una planilla"}),
        migrations.AlterModelOptions("sheetmade", {"ordering": ["id"], "verbose_name": "registro hecho por una planilla", "verbose_name_plural": "registros hechos por una planilla"}),
        migrations.AddField("sheetimport", "subject", models.CharField(choices=[("sessions", "Sesiones"), ("milestones", "Hitos"), ("attendance", "Asistencia")], default="sessions", max_length=12)),
        migrations.AlterField("sheetimport", "centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sheet_imports", to="network.centre")),
        migrations.AddField("sheetmade", "what", models.CharField(choices=[("session", "Sesión"), ("baseline", "Línea base"), ("milestone", "Hito"), ("registration", "Inscripción"), ("mark", "Asistencia")], default="session", max_length=12)),
        migrations.AddField("sheetmade", "object_id", models.BigIntegerField(default=0)),
        migrations.AddField("sheetmade", "facts", models.JSONField(default=dict)),
        migrations.RunPython(find_sessions, migrations.RunPython.noop),
        migrations.RemoveField("sheetmade", "key"),
    ]
