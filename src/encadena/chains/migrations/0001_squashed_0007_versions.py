"""The room as of November 2026, for new databases; with the kinds of indicators that come with the program."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import encadena.kernel.clock
from encadena.chains.actions import measure
from encadena.kernel.creation import CreateTables


def load_indicators(apps, schema_editor):
    measure._load_kinds(lambda name: apps.get_model("chains", name))


class Migration(migrations.Migration):

    replaces = [('chains', '0001_initial'), ('chains', '0002_names_without_accents'), ('chains', '0003_sales_added_up'), ('chains', '0004_gaps_of_requirements'), ('chains', '0005_indicators'), ('chains', '0006_load_indicators'), ('chains', '0007_versions')]

    initial = True

    dependencies = [
        ('firms', '0001_squashed_0012_offering_incoterms'),
        ('network', '0001_squashed_0007_handovers'),
        ('readiness', '0001_squashed_0008_material_of_gaps'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Alliance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=160, verbose_name='nombre')),
                        ('kind', models.CharField(choices=[('commercial', 'Comercial'), ('technical', 'Técnica o de formación'), ('financial', 'De financiamiento'), ('logistic', 'Logística'), ('institutional', 'Institucional')], max_length=14, verbose_name='tipo')),
                        ('scope', models.CharField(blank=True, max_length=600, verbose_name='qué acordaron')),
                        ('evidence', models.CharField(blank=True, max_length=200, verbose_name='qué la prueba')),
                        ('starts_on', models.DateField(blank=True, null=True, verbose_name='desde')),
                        ('ends_on', models.DateField(blank=True, null=True, verbose_name='hasta')),
                        ('state', models.CharField(choices=[('talking', 'En conversación'), ('in_force', 'Vigente'), ('ended', 'Terminada'), ('dropped', 'No se concretó')], default='talking', max_length=10, verbose_name='estado')),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alliances', to='network.centre')),
                        ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alliances', to='chains.linkageproject', verbose_name='proyecto')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'verbose_name': 'alianza estratégica',
                        'verbose_name_plural': 'alianzas estratégicas',
                        'ordering': ['-id'],
                        'indexes': [models.Index(fields=['centre', '-id'], name='alliances_of_centre'), models.Index(fields=['state', '-id'], name='alliances_by_state')],
                    },
                ),
                migrations.CreateModel(
                    name='AnchorBuyer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=160, verbose_name='nombre')),
                        ('sort_name', models.CharField(editable=False, max_length=160)),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('firm', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='anchor_buyer', to='firms.firm')),
                    ],
                    options={
                        'verbose_name': 'comprador ancla',
                        'verbose_name_plural': 'compradores ancla',
                        'ordering': ['sort_name', 'id'],
                        'indexes': [models.Index(fields=['sort_name', 'id'], name='anchors_by_name')],
                    },
                ),
                migrations.CreateModel(
                    name='AllianceParty',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='chains.alliance')),
                        ('firm', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alliances', to='firms.firm')),
                        ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alliances', to='network.institution')),
                        ('anchor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alliances', to='chains.anchorbuyer')),
                    ],
                    options={
                        'verbose_name': 'parte de la alianza',
                        'verbose_name_plural': 'partes de la alianza',
                        'ordering': ['id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('anchor__isnull', True), ('firm__isnull', False), ('institution__isnull', True)), models.Q(('anchor__isnull', True), ('firm__isnull', True), ('institution__isnull', False)), models.Q(('anchor__isnull', False), ('firm__isnull', True), ('institution__isnull', True)), _connector='OR'), name='party_is_one_thing'), models.UniqueConstraint(fields=('alliance', 'firm'), name='firm_once_in_alliance'), models.UniqueConstraint(fields=('alliance', 'institution'), name='institution_once_in_alliance'), models.UniqueConstraint(fields=('alliance', 'anchor'), name='anchor_once_in_alliance')],
                    },
                ),
                migrations.CreateModel(
                    name='LinkageProject',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=30, unique=True, verbose_name='código')),
                        ('name', models.CharField(max_length=160, verbose_name='nombre')),
                        ('kind', models.CharField(choices=[('local_chain', 'Cadena productiva local'), ('suppliers', 'Red de proveedores'), ('business', 'Red de negocios'), ('short_chain', 'Cadena corta de valor')], max_length=12, verbose_name='tipo')),
                        ('state', models.CharField(choices=[('draft', 'En preparación'), ('running', 'En curso'), ('finished', 'Terminado'), ('stopped', 'Detenido')], default='draft', max_length=10, verbose_name='estado')),
                        ('objective', models.CharField(blank=True, max_length=600, verbose_name='objetivo')),
                        ('starts_on', models.DateField(verbose_name='comienza')),
                        ('planned_end', models.DateField(blank=True, null=True, verbose_name='término previsto')),
                        ('ended_on', models.DateField(blank=True, null=True, verbose_name='término real')),
                        ('stopped_reason', models.CharField(blank=True, max_length=300, verbose_name='por qué se detuvo')),
                        ('budget', models.BigIntegerField(blank=True, null=True, verbose_name='presupuesto en pesos')),
                        ('budget_from', models.CharField(blank=True, max_length=200, verbose_name='quién lo financia')),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('anchors', models.ManyToManyField(blank=True, related_name='projects', to='chains.anchorbuyer', verbose_name='compradores ancla')),
                        ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='led_projects', to='network.centre', verbose_name='centro que lo dirige')),
                        ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('partners', models.ManyToManyField(blank=True, related_name='shared_projects', to='network.centre', verbose_name='otros centros que participan')),
                        ('sort_name', models.CharField(default='', editable=False, max_length=160)),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'verbose_name': 'proyecto de encadenamiento',
                        'verbose_name_plural': 'proyectos de encadenamiento',
                        'ordering': ['-starts_on', '-id'],
                        'indexes': [models.Index(fields=['-starts_on', '-id'], name='chains_newest'), models.Index(fields=['centre', '-starts_on', '-id'], name='chains_of_centre'), models.Index(fields=['state', '-starts_on', '-id'], name='chains_by_state'), models.Index(fields=['kind', '-starts_on', '-id'], name='chains_by_kind')],
                    },
                ),
                migrations.CreateModel(
                    name='KindSpell',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('local_chain', 'Cadena productiva local'), ('suppliers', 'Red de proveedores'), ('business', 'Red de negocios'), ('short_chain', 'Cadena corta de valor')], max_length=12, verbose_name='tipo')),
                        ('since', models.DateField(verbose_name='desde')),
                        ('until', models.DateField(blank=True, null=True, verbose_name='hasta')),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='motivo')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kinds', to='chains.linkageproject')),
                    ],
                    options={
                        'verbose_name': 'tipo que tuvo el proyecto',
                        'verbose_name_plural': 'tipos que tuvo el proyecto',
                        'ordering': ['project', 'since', 'id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('project',), name='one_kind_at_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='ChainSale',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('month', models.DateField(verbose_name='mes')),
                        ('amount', models.BigIntegerField(verbose_name='monto en pesos')),
                        ('invoiced_on', models.DateField(blank=True, null=True, verbose_name='fecha de la factura')),
                        ('paid_on', models.DateField(blank=True, null=True, verbose_name='fecha del pago')),
                        ('recorded_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('buyer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='purchases', to='chains.anchorbuyer', verbose_name='comprador')),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chain_sales', to='firms.firm', verbose_name='empresa que vende')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sales', to='chains.linkageproject')),
                    ],
                    options={
                        'verbose_name': 'venta del encadenamiento',
                        'verbose_name_plural': 'ventas del encadenamiento',
                        'ordering': ['-month', '-id'],
                        'indexes': [models.Index(condition=models.Q(('withdrawn_at__isnull', True)), fields=['project', '-month', '-id'], name='chain_sales_of_project'), models.Index(condition=models.Q(('withdrawn_at__isnull', True)), fields=['month', 'project', 'firm', 'buyer', 'amount'], name='chain_sales_by_month'), models.Index(condition=models.Q(('withdrawn_at__isnull', True)), fields=['buyer', 'month'], name='chain_sales_to_buyer')],
                    },
                ),
                migrations.CreateModel(
                    name='Agreement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('on', models.DateField(default=encadena.kernel.clock.today, verbose_name='fecha')),
                        ('text', models.CharField(max_length=600, verbose_name='acuerdo')),
                        ('votes_for', models.PositiveIntegerField(blank=True, null=True, verbose_name='a favor')),
                        ('votes_against', models.PositiveIntegerField(blank=True, null=True, verbose_name='en contra')),
                        ('abstentions', models.PositiveIntegerField(blank=True, null=True, verbose_name='se abstienen')),
                        ('minutes', models.CharField(blank=True, max_length=200, verbose_name='acta y dónde se guarda')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='chains.linkageproject')),
                    ],
                    options={
                        'verbose_name': 'acuerdo del proyecto',
                        'verbose_name_plural': 'acuerdos del proyecto',
                        'ordering': ['-on', '-id'],
                        'indexes': [models.Index(fields=['project', '-on', '-id'], name='agreements_of_project')],
                    },
                ),
                migrations.CreateModel(
                    name='ProjectMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('entered_on', models.DateField(default=encadena.kernel.clock.today, verbose_name='entró el')),
                        ('left_on', models.DateField(blank=True, null=True, verbose_name='salió el')),
                        ('left_reason', models.CharField(blank=True, max_length=300, verbose_name='por qué salió')),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='project_memberships', to='firms.firm')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='chains.linkageproject')),
                    ],
                    options={
                        'verbose_name': 'empresa del proyecto',
                        'verbose_name_plural': 'empresas del proyecto',
                        'ordering': ['firm__sort_name', 'id'],
                        'indexes': [models.Index(fields=['firm', 'left_on', 'project'], name='projects_of_firm')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('left_on__isnull', True)), fields=('project', 'firm'), name='once_at_a_time_in_a_project')],
                    },
                ),
                migrations.CreateModel(
                    name='ProjectStage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=120, verbose_name='etapa')),
                        ('starts_on', models.DateField(blank=True, null=True, verbose_name='comienza')),
                        ('planned_on', models.DateField(blank=True, null=True, verbose_name='prevista para')),
                        ('done_on', models.DateField(blank=True, null=True, verbose_name='hecha el')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='chains.linkageproject')),
                    ],
                    options={
                        'verbose_name': 'etapa del proyecto',
                        'verbose_name_plural': 'etapas del proyecto',
                        'ordering': ['project', models.OrderBy(models.F('planned_on'), nulls_last=True), 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='Requirement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('text', models.CharField(max_length=200, verbose_name='requisito')),
                        ('kind', models.CharField(choices=[('legal', 'Papeles y permisos'), ('quality', 'Calidad y certificaciones'), ('supply', 'Volumen y plazos de entrega'), ('safety', 'Seguridad y trabajo'), ('finance', 'Finanzas y garantías'), ('environment', 'Medio ambiente'), ('other', 'Otro requisito')], default='other', max_length=12, verbose_name='tipo')),
                        ('level', models.CharField(choices=[('must', 'Obligatorio'), ('should', 'Deseable')], default='must', max_length=6, verbose_name='nivel')),
                        ('evidence', models.CharField(blank=True, max_length=200, verbose_name='qué papel lo prueba')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='para cuándo')),
                        ('retired_on', models.DateField(blank=True, null=True, verbose_name='retirado el')),
                        ('anchor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requirements', to='chains.anchorbuyer', verbose_name='quién lo pide')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requirements', to='chains.linkageproject')),
                    ],
                    options={
                        'verbose_name': 'requisito del comprador',
                        'verbose_name_plural': 'requisitos del comprador',
                        'ordering': ['level', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='RequirementState',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('state', models.CharField(choices=[('not_started', 'Sin empezar'), ('in_progress', 'En camino'), ('met', 'Cumple'), ('not_met', 'No cumple'), ('not_applicable', 'No aplica'), ('unknown', 'No informado')], default='unknown', max_length=14, verbose_name='estado')),
                        ('said_by', models.CharField(choices=[('firm', 'La empresa'), ('adviser', 'Quien asesora'), ('buyer', 'El comprador')], default='adviser', max_length=8, verbose_name='quién lo dice')),
                        ('note', models.CharField(blank=True, max_length=300, verbose_name='nota')),
                        ('on', models.DateField(default=encadena.kernel.clock.today, verbose_name='fecha')),
                        ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='firms.document', verbose_name='evidencia')),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requirement_states', to='firms.firm')),
                        ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='states', to='chains.requirement')),
                        ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'estado de un requisito',
                        'verbose_name_plural': 'estados de los requisitos',
                        'ordering': ['requirement', 'firm'],
                        'constraints': [models.UniqueConstraint(fields=('requirement', 'firm'), name='one_state_per_firm')],
                    },
                ),
                migrations.CreateModel(
                    name='RequirementGap',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('made_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('answered_on', models.DateField(blank=True, null=True, verbose_name='respondida el')),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requirement_gaps', to='firms.firm')),
                        ('gap', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='requirement_gap', to='readiness.gap')),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='chains.requirement')),
                    ],
                    options={
                        'verbose_name': 'brecha de un requisito',
                        'verbose_name_plural': 'brechas de los requisitos',
                        'ordering': ['requirement', 'firm'],
                        'constraints': [models.UniqueConstraint(fields=('requirement', 'firm'), name='one_gap_per_requirement_and_firm')],
                    },
                ),
                migrations.CreateModel(
                    name='IndicatorKind',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.SlugField(max_length=40, unique=True, verbose_name='código')),
                        ('family', models.CharField(choices=[('financial', 'Financiero'), ('ecological', 'Ecológico')], max_length=12, verbose_name='clase')),
                        ('name_es', models.CharField(max_length=120, verbose_name='nombre en español')),
                        ('name_en', models.CharField(max_length=120, verbose_name='nombre en inglés')),
                        ('unit', models.CharField(max_length=20, verbose_name='unidad')),
                        ('better', models.CharField(choices=[('up', 'sube'), ('down', 'baja')], max_length=4, verbose_name='mejora cuando')),
                        ('by_factor', models.BooleanField(default=False, verbose_name='cantidad por factor')),
                        ('definition_es', models.CharField(max_length=300, verbose_name='definición en español')),
                        ('definition_en', models.CharField(max_length=300, verbose_name='definición en inglés')),
                        ('source', models.CharField(max_length=120, verbose_name='fuente')),
                        ('source_url', models.URLField(blank=True, verbose_name='dirección de la fuente')),
                    ],
                    options={
                        'verbose_name': 'indicador de un proyecto',
                        'verbose_name_plural': 'indicadores de los proyectos',
                        'ordering': ['family', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Measure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('first', models.DateField(verbose_name='desde')),
                        ('last', models.DateField(verbose_name='hasta')),
                        ('value', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='valor')),
                        ('quantity', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='cantidad medida')),
                        ('quantity_unit', models.CharField(blank=True, max_length=20, verbose_name='unidad de la cantidad')),
                        ('factor', models.DecimalField(blank=True, decimal_places=8, max_digits=18, null=True, verbose_name='factor')),
                        ('factor_source', models.CharField(blank=True, max_length=200, verbose_name='fuente del factor')),
                        ('firms', models.PositiveIntegerField(blank=True, null=True, verbose_name='empresas que abarca')),
                        ('method', models.CharField(max_length=300, verbose_name='cómo se midió')),
                        ('source', models.CharField(max_length=200, verbose_name='de dónde sale el dato')),
                        ('measured_by', models.CharField(max_length=120, verbose_name='quién midió')),
                        ('evidence', models.CharField(blank=True, max_length=200, verbose_name='qué lo prueba')),
                        ('baseline', models.BooleanField(default=False, verbose_name='línea base')),
                        ('recorded_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='chains.indicatorkind', verbose_name='indicador')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='chains.linkageproject')),
                        ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'medición de un proyecto',
                        'verbose_name_plural': 'mediciones de los proyectos',
                        'ordering': ['kind', '-last', '-id'],
                        'indexes': [models.Index(fields=['project', 'kind', '-last', '-id'], name='measures_of_project')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('baseline', True), ('withdrawn_at__isnull', True)), fields=('project', 'kind'), name='one_baseline_per_kind'), models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='measure_ends_after_start')],
                    },
                ),
            ],
        ),
        migrations.RunPython(load_indicators, migrations.RunPython.noop),
    ]
