"""The room as of November 2026, for new databases; with the questionnaires and standards that come with the program."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import encadena.kernel.clock
from encadena.kernel.creation import CreateTables
from encadena.readiness.actions import certification
from encadena.readiness.actions import questionnaire


def load_questionnaires(apps, schema_editor):
    questionnaire._load(lambda name: apps.get_model("readiness", name))


def load_standards(apps, schema_editor):
    certification._load(lambda name: apps.get_model("readiness", name))


class Migration(migrations.Migration):

    replaces = [('readiness', '0001_questionnaires_and_diagnoses'), ('readiness', '0002_load_questionnaires'), ('readiness', '0003_plans'), ('readiness', '0004_certifications'), ('readiness', '0005_load_standards'), ('readiness', '0006_actions_by_state'), ('readiness', '0007_lists_by_date'), ('readiness', '0008_material_of_gaps')]

    initial = True

    dependencies = [
        ('advisory', '0001_squashed_0020_expert_material'),
        ('firms', '0001_squashed_0012_offering_incoterms'),
        ('network', '0001_squashed_0007_handovers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Questionnaire',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.SlugField(max_length=40, unique=True, verbose_name='código')),
                        ('purpose', models.CharField(choices=[('export', 'Exportar'), ('supplier', 'Ser proveedora'), ('other', 'Otro fin')], default='other', max_length=12, verbose_name='para')),
                        ('name_es', models.CharField(max_length=120, verbose_name='nombre en español')),
                        ('name_en', models.CharField(max_length=120, verbose_name='nombre en inglés')),
                        ('about_es', models.CharField(blank=True, max_length=300, verbose_name='qué mira, en español')),
                        ('about_en', models.CharField(blank=True, max_length=300, verbose_name='qué mira, en inglés')),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.institution', verbose_name='de quién es')),
                    ],
                    options={
                        'verbose_name': 'cuestionario',
                        'verbose_name_plural': 'cuestionarios',
                        'ordering': ['name_es', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='QuestionnaireVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveSmallIntegerField(verbose_name='versión')),
                        ('state', models.CharField(choices=[('draft', 'Borrador'), ('published', 'Publicada'), ('retired', 'Retirada')], default='draft', max_length=10, verbose_name='estado')),
                        ('content', models.JSONField(default=dict)),
                        ('revision', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='publicada el')),
                        ('retired_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='retirada el')),
                        ('copied_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='readiness.questionnaireversion')),
                        ('published_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='readiness.questionnaire')),
                    ],
                    options={
                        'verbose_name': 'versión de cuestionario',
                        'verbose_name_plural': 'versiones de cuestionario',
                        'ordering': ['questionnaire', '-number'],
                        'constraints': [models.UniqueConstraint(fields=('questionnaire', 'number'), name='version_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('questionnaire',), name='one_published_version')],
                    },
                ),
                migrations.CreateModel(
                    name='Diagnosis',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kinds', models.JSONField(default=list, verbose_name='tipo de empresa')),
                        ('state', models.CharField(choices=[('open', 'En curso'), ('finished', 'Terminado')], default='open', max_length=10, verbose_name='estado')),
                        ('opened_on', models.DateField(default=encadena.kernel.clock.today, verbose_name='abierto el')),
                        ('finished_on', models.DateField(blank=True, null=True, verbose_name='terminado el')),
                        ('valid_until', models.DateField(blank=True, null=True, verbose_name='vale hasta')),
                        ('result', models.JSONField(blank=True, null=True)),
                        ('engine_version', models.CharField(blank=True, max_length=10)),
                        ('vetoes_raised', models.PositiveSmallIntegerField(default=0, editable=False)),
                        ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('client', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='diagnoses', to='advisory.client')),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diagnoses', to='firms.firm')),
                        ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diagnoses', to='readiness.questionnaireversion')),
                    ],
                    options={
                        'verbose_name': 'diagnóstico',
                        'verbose_name_plural': 'diagnósticos',
                        'ordering': ['-opened_on', '-id'],
                        'indexes': [models.Index(fields=['-opened_on', '-id'], name='diagnoses_by_date'), models.Index(fields=['firm', '-opened_on', '-id'], name='diagnoses_of_firm'), models.Index(fields=['client', '-opened_on', '-id'], name='diagnoses_of_client'), models.Index(fields=['version', 'state', '-id'], name='diagnoses_of_version'), models.Index(condition=models.Q(('valid_until__isnull', False), ('withdrawn_at__isnull', True)), fields=['valid_until', 'id'], name='diagnoses_expiring')],
                    },
                ),
                migrations.CreateModel(
                    name='Rating',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('rater', models.CharField(choices=[('firm', 'Empresa'), ('adviser', 'Asesoría'), ('evidence', 'Evidencia')], max_length=10, verbose_name='quién califica')),
                        ('state', models.CharField(choices=[('open', 'En curso'), ('finished', 'Terminado')], default='open', max_length=10, verbose_name='estado')),
                        ('started_at', models.DateTimeField(default=encadena.kernel.clock.now)),
                        ('finished_at', models.DateTimeField(blank=True, null=True)),
                        ('diagnosis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='readiness.diagnosis')),
                        ('who', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'calificación',
                        'verbose_name_plural': 'calificaciones',
                        'ordering': ['diagnosis', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('diagnosis', 'rater'), name='rater_once_per_diagnosis')],
                    },
                ),
                migrations.CreateModel(
                    name='Answer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item', models.CharField(max_length=60, verbose_name='ítem')),
                        ('state', models.CharField(choices=[('value', 'Respuesta'), ('not_applicable', 'No aplica'), ('unknown', 'No sé')], max_length=14, verbose_name='respuesta')),
                        ('value', models.SmallIntegerField(blank=True, null=True, verbose_name='valor')),
                        ('note', models.CharField(blank=True, max_length=500, verbose_name='nota')),
                        ('answered_at', models.DateTimeField(default=encadena.kernel.clock.now)),
                        ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='firms.document', verbose_name='documento')),
                        ('rating', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='readiness.rating')),
                    ],
                    options={
                        'verbose_name': 'respuesta',
                        'verbose_name_plural': 'respuestas',
                        'ordering': ['rating', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('rating', 'item'), name='item_once_per_rating'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'value'), ('value__isnull', False)), models.Q(models.Q(('state', 'value'), _negated=True), ('value__isnull', True)), _connector='OR'), name='only_a_value_has_a_number')],
                    },
                ),
                migrations.CreateModel(
                    name='StatisticsRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('computed_at', models.DateTimeField(default=encadena.kernel.clock.now, verbose_name='calculado el')),
                        ('diagnoses', models.PositiveIntegerField(verbose_name='diagnósticos')),
                        ('result', models.JSONField(default=dict)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statistics', to='readiness.questionnaireversion')),
                    ],
                    options={
                        'verbose_name': 'cálculo de estadísticas',
                        'verbose_name_plural': 'cálculos de estadísticas',
                        'ordering': ['-computed_at', '-id'],
                        'indexes': [models.Index(fields=['version', '-computed_at'], name='statistics_of_version')],
                    },
                ),
                migrations.CreateModel(
                    name='Talk',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item', models.CharField(max_length=60, verbose_name='ítem')),
                        ('text', models.CharField(max_length=1000, verbose_name='nota')),
                        ('written_at', models.DateTimeField(default=encadena.kernel.clock.now)),
                        ('diagnosis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='talks', to='readiness.diagnosis')),
                        ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'conversación',
                        'verbose_name_plural': 'conversaciones',
                        'ordering': ['diagnosis', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('diagnosis', 'item'), name='one_talk_per_item')],
                    },
                ),
                migrations.CreateModel(
                    name='Plan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('goal', models.CharField(max_length=300, verbose_name='meta')),
                        ('opened_on', models.DateField(default=encadena.kernel.clock.today, verbose_name='abierto el')),
                        ('agreed_on', models.DateField(blank=True, null=True, verbose_name='acordado el')),
                        ('agreed_by', models.CharField(blank=True, max_length=120, verbose_name='acordado con')),
                        ('closed_on', models.DateField(blank=True, null=True, verbose_name='cerrado el')),
                        ('closing_note', models.CharField(blank=True, max_length=300, verbose_name='cómo terminó')),
                        ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='advisory.client')),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='firms.firm')),
                        ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'plan de acción',
                        'verbose_name_plural': 'planes de acción',
                        'ordering': ['-opened_on', '-id'],
                        'indexes': [models.Index(fields=['firm', '-opened_on'], name='plans_of_firm')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('client',), name='one_open_plan_per_client')],
                    },
                ),
                migrations.CreateModel(
                    name='Gap',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=200, verbose_name='brecha')),
                        ('prevents', models.CharField(blank=True, max_length=300, verbose_name='qué impide')),
                        ('detected_by', models.CharField(choices=[('firm', 'La empresa'), ('adviser', 'Quien asesora'), ('evidence', 'La evidencia'), ('buyer', 'Un comprador')], max_length=10, verbose_name='quién la detectó')),
                        ('detected_name', models.CharField(blank=True, max_length=120, verbose_name='nombre')),
                        ('firm_says', models.CharField(blank=True, max_length=600, verbose_name='lo que dice la empresa')),
                        ('adviser_says', models.CharField(blank=True, max_length=600, verbose_name='lo que dice quien asesora')),
                        ('evidence_says', models.CharField(blank=True, max_length=600, verbose_name='lo que muestra la evidencia')),
                        ('severity', models.PositiveSmallIntegerField(choices=[(1, 'Menor'), (2, 'Importante'), (3, 'Impide avanzar')], default=2, verbose_name='peso')),
                        ('state', models.CharField(choices=[('open', 'Por abordar'), ('in_plan', 'En el plan'), ('working', 'En trabajo'), ('to_review', 'Por revisar'), ('closed', 'Cerrada'), ('discarded', 'Descartada')], default='open', max_length=10, verbose_name='estado')),
                        ('state_since', models.DateField(default=encadena.kernel.clock.today, editable=False)),
                        ('state_reason', models.CharField(blank=True, max_length=300, verbose_name='motivo')),
                        ('questionnaire', models.CharField(blank=True, editable=False, max_length=40)),
                        ('questionnaire_version', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                        ('item', models.CharField(blank=True, editable=False, max_length=40)),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='advisory.client')),
                        ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('diagnosis', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='readiness.diagnosis')),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='firms.firm')),
                        ('to_review_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='readiness.plan')),
                    ],
                    options={
                        'verbose_name': 'brecha',
                        'verbose_name_plural': 'brechas',
                        'ordering': ['-severity', 'id'],
                        'indexes': [models.Index(fields=['client', 'state'], name='gaps_of_client'), models.Index(fields=['firm', 'state'], name='gaps_of_firm'), models.Index(condition=models.Q(('diagnosis__isnull', False)), fields=['diagnosis', 'item'], name='gaps_of_item')],
                    },
                ),
                migrations.CreateModel(
                    name='PlanAction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('what', models.CharField(max_length=300, verbose_name='qué hacer')),
                        ('responsible', models.CharField(choices=[('firm', 'La empresa'), ('adviser', 'Quien asesora'), ('other', 'Otra persona')], max_length=10, verbose_name='responsable')),
                        ('person', models.CharField(blank=True, max_length=120, verbose_name='nombre')),
                        ('email', models.EmailField(blank=True, max_length=254, verbose_name='correo')),
                        ('due_on', models.DateField(verbose_name='para cuándo')),
                        ('instrument', models.CharField(blank=True, max_length=200, verbose_name='instrumento de apoyo')),
                        ('state', models.CharField(choices=[('to_do', 'Pendiente'), ('done', 'Hecha, falta una segunda mirada'), ('closed', 'Cerrada'), ('cancelled', 'Ya no hace falta')], default='to_do', max_length=10, verbose_name='estado')),
                        ('done_on', models.DateField(blank=True, null=True, verbose_name='hecha el')),
                        ('without_evidence', models.CharField(blank=True, max_length=300, verbose_name='por qué no hay evidencia')),
                        ('closed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('note', models.CharField(blank=True, max_length=300, verbose_name='nota de la segunda mirada')),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('adviser', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan_actions', to=settings.AUTH_USER_MODEL)),
                        ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_actions', to='advisory.client')),
                        ('closed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='firms.document', verbose_name='evidencia')),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_actions', to='firms.firm')),
                        ('gap', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='readiness.gap')),
                    ],
                    options={
                        'verbose_name': 'acción del plan',
                        'verbose_name_plural': 'acciones del plan',
                        'ordering': ['due_on', 'id'],
                        'indexes': [models.Index(condition=models.Q(('state', 'to_do')), fields=['adviser', 'due_on', 'id'], name='actions_due_of_adviser'), models.Index(fields=['client', 'due_on', 'id'], name='actions_of_client'), models.Index(fields=['state', 'due_on', 'id'], name='actions_due_by_state'), models.Index(condition=models.Q(('state', 'done')), fields=['done_on', 'id'], name='actions_to_look_at')],
                    },
                ),
                migrations.CreateModel(
                    name='Standard',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.SlugField(max_length=40, unique=True, verbose_name='código')),
                        ('name_es', models.CharField(max_length=120, verbose_name='nombre en español')),
                        ('name_en', models.CharField(max_length=120, verbose_name='nombre en inglés')),
                        ('kind', models.CharField(choices=[('management', 'Gestión'), ('food', 'Alimentos'), ('forest', 'Bosque y madera'), ('origin', 'Origen y modo de producir')], max_length=12, verbose_name='clase')),
                        ('certified_by_es', models.CharField(blank=True, max_length=200, verbose_name='quién certifica, en español')),
                        ('certified_by_en', models.CharField(blank=True, max_length=200, verbose_name='quién certifica, en inglés')),
                        ('source', models.CharField(blank=True, max_length=120, verbose_name='fuente')),
                        ('source_url', models.URLField(blank=True, verbose_name='dirección de la fuente')),
                    ],
                    options={
                        'verbose_name': 'norma',
                        'verbose_name_plural': 'normas',
                        'ordering': ['name_es'],
                    },
                ),
                migrations.CreateModel(
                    name='CertificationProject',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('body', models.CharField(blank=True, max_length=120, verbose_name='organismo que certifica')),
                        ('scope', models.CharField(blank=True, max_length=200, verbose_name='alcance')),
                        ('state', models.CharField(choices=[('running', 'En curso'), ('certified', 'Certificada'), ('expired', 'Vencida'), ('stopped', 'Detenida')], default='running', max_length=10, verbose_name='estado')),
                        ('stage', models.CharField(blank=True, choices=[('diagnosis', 'Diagnóstico'), ('implementation', 'Implementación'), ('internal_audit', 'Auditoría interna'), ('audit', 'Auditoría de certificación'), ('certificate', 'Certificado'), ('surveillance', 'Seguimiento')], editable=False, max_length=15)),
                        ('due_on', models.DateField(blank=True, editable=False, null=True)),
                        ('cost_planned', models.BigIntegerField(blank=True, null=True, verbose_name='costo previsto')),
                        ('cost_real', models.BigIntegerField(blank=True, null=True, verbose_name='costo real')),
                        ('payer', models.CharField(choices=[('firm', 'La empresa'), ('programme', 'Un programa o fondo'), ('shared', 'Entre ambos'), ('unknown', 'No informado')], default='unknown', max_length=10, verbose_name='quién paga')),
                        ('valid_until', models.DateField(blank=True, null=True, verbose_name='vale hasta')),
                        ('stopped_reason', models.CharField(blank=True, max_length=300, verbose_name='por qué se detuvo')),
                        ('opened_on', models.DateField(default=encadena.kernel.clock.today, verbose_name='abierto el')),
                        ('certificate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='firms.document', verbose_name='certificado')),
                        ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certifications', to='advisory.client')),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certifications', to='firms.firm')),
                        ('standard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='readiness.standard', verbose_name='norma')),
                    ],
                    options={
                        'verbose_name': 'proyecto de certificación',
                        'verbose_name_plural': 'proyectos de certificación',
                        'ordering': ['-opened_on', '-id'],
                        'indexes': [models.Index(fields=['client', 'state'], name='certifications_of_client'), models.Index(fields=['firm', 'state'], name='certifications_of_firm'), models.Index(fields=['state', 'due_on', 'id'], name='certifications_due'), models.Index(fields=['state', 'valid_until', 'id'], name='certifications_valid'), models.Index(fields=['due_on', 'id'], name='certifications_by_date')],
                    },
                ),
                migrations.CreateModel(
                    name='CertificationStage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(choices=[('diagnosis', 'Diagnóstico'), ('implementation', 'Implementación'), ('internal_audit', 'Auditoría interna'), ('audit', 'Auditoría de certificación'), ('certificate', 'Certificado'), ('surveillance', 'Seguimiento')], max_length=15, verbose_name='etapa')),
                        ('position', models.PositiveSmallIntegerField()),
                        ('planned_on', models.DateField(blank=True, null=True, verbose_name='prevista para')),
                        ('done_on', models.DateField(blank=True, null=True, verbose_name='hecha el')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='readiness.certificationproject')),
                    ],
                    options={
                        'verbose_name': 'etapa de certificación',
                        'verbose_name_plural': 'etapas de certificación',
                        'ordering': ['project', 'position'],
                        'constraints': [models.UniqueConstraint(fields=('project', 'code'), name='stage_once_per_project')],
                    },
                ),
                migrations.CreateModel(
                    name='GapMaterial',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('questionnaire', models.CharField(blank=True, editable=False, max_length=40)),
                        ('item', models.CharField(blank=True, editable=False, max_length=40)),
                        ('added_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('gap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='materials', to='readiness.gap')),
                        ('material', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gap_ties', to='advisory.material')),
                    ],
                    options={
                        'verbose_name': 'material de una brecha',
                        'verbose_name_plural': 'materiales de brechas',
                        'ordering': ['id'],
                        'indexes': [models.Index(fields=['questionnaire', 'item', 'material'], name='ties_of_item')],
                        'constraints': [models.UniqueConstraint(fields=('gap', 'material'), name='one_tie_per_gap_and_material')],
                    },
                ),
            ],
        ),
        migrations.RunPython(load_questionnaires, migrations.RunPython.noop),
        migrations.RunPython(load_standards, migrations.RunPython.noop),
    ]
