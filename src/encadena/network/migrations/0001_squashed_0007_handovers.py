"""The room as of November 2026, for new databases: what the replaced migrations made of theirs."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import encadena.kernel.clock
from encadena.kernel.creation import CreateTables


class Migration(migrations.Migration):

    replaces = [('network', '0001_initial'), ('network', '0002_stated_figures'), ('network', '0003_targets'), ('network', '0004_target_batches'), ('network', '0005_contracts_are_judged'), ('network', '0006_practices'), ('network', '0007_handovers')]

    initial = True

    dependencies = [
        ('catalogs', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Centre',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(max_length=80, unique=True)),
                        ('name', models.CharField(max_length=200, verbose_name='nombre')),
                        ('kind', models.CharField(choices=[('general', 'Centro'), ('satellite', 'Satélite'), ('cooperative', 'Centro cooperativo')], default='general', max_length=20, verbose_name='tipo')),
                        ('source', models.CharField(blank=True, max_length=200, verbose_name='fuente')),
                        ('invented', models.BooleanField(default=False, verbose_name='inventado para la demostración')),
                        ('closed_on', models.DateField(blank=True, null=True)),
                        ('commune', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogs.commune')),
                        ('covered_communes', models.ManyToManyField(blank=True, related_name='covering_centres', to='catalogs.commune')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='satellites', to='network.centre')),
                        ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='centres', to='catalogs.region')),
                        ('withholds', models.BooleanField(default=False, editable=False)),
                    ],
                    options={
                        'verbose_name': 'centro',
                        'verbose_name_plural': 'centros',
                        'ordering': ['name'],
                    },
                ),
                migrations.CreateModel(
                    name='Institution',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(max_length=80, unique=True)),
                        ('name', models.CharField(max_length=200, verbose_name='nombre')),
                        ('kind', models.CharField(choices=[('agency', 'Agencia pública'), ('agency-region', 'Dirección regional'), ('operator', 'Operador'), ('association', 'Asociación gremial'), ('board', 'Mesa'), ('education', 'Educación')], max_length=20, verbose_name='tipo')),
                        ('note', models.CharField(blank=True, max_length=300, verbose_name='nota')),
                        ('source', models.CharField(blank=True, max_length=200, verbose_name='fuente')),
                        ('invented', models.BooleanField(default=False, verbose_name='inventada para la demostración')),
                        ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='catalogs.region', verbose_name='región')),
                    ],
                    options={
                        'verbose_name': 'institución',
                        'verbose_name_plural': 'instituciones',
                        'ordering': ['name'],
                    },
                ),
                migrations.CreateModel(
                    name='OperatingContract',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField(blank=True, null=True)),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('source', models.CharField(blank=True, max_length=200)),
                        ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='network.centre')),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='network.institution')),
                        ('agreed_until', models.DateField(blank=True, null=True, verbose_name='plazo acordado hasta')),
                    ],
                    options={
                        'verbose_name': 'convenio de operación',
                        'verbose_name_plural': 'convenios de operación',
                        'ordering': ['centre', '-starts_on'],
                    },
                ),
                migrations.CreateModel(
                    name='ContractEvent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('award', 'Adjudicación'), ('start', 'Inicio de operación'), ('contract-year', 'Año de convenio'), ('continuation', 'Continuidad anual'), ('renewal', 'Renovación'), ('end', 'Término')], max_length=20)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='año')),
                        ('on', models.DateField(blank=True, null=True, verbose_name='fecha')),
                        ('term_years', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('contract_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('note', models.CharField(blank=True, max_length=300)),
                        ('source', models.CharField(blank=True, max_length=200)),
                        ('contract', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='network.operatingcontract')),
                    ],
                    options={
                        'verbose_name': 'hito del convenio',
                        'verbose_name_plural': 'hitos del convenio',
                        'ordering': ['year', 'on', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='Post',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('role', models.CharField(choices=[('administrator', 'Administración'), ('agency', 'Agencia nacional'), ('agency_region', 'Dirección regional de la agencia'), ('coordinator', 'Coordinación del operador'), ('head', 'Jefatura de centro'), ('adviser', 'Asesoría'), ('promoter', 'Promoción de exportaciones'), ('association', 'Asociación o mesa'), ('firm', 'Empresa'), ('buyer', 'Comprador')], max_length=20)),
                        ('since', models.DateField(default=encadena.kernel.clock.today)),
                        ('until', models.DateField(blank=True, null=True)),
                        ('centre', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='network.centre')),
                        ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='network.institution')),
                        ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogs.region')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'cargo',
                        'verbose_name_plural': 'cargos',
                        'ordering': ['-since'],
                    },
                ),
                migrations.CreateModel(
                    name='StatedFigure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('counts', models.CharField(max_length=40, verbose_name='qué cuenta')),
                        ('value', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='valor')),
                        ('qualifier', models.CharField(default='exact', max_length=20, verbose_name='calificador')),
                        ('period', models.CharField(max_length=20, verbose_name='período')),
                        ('source', models.CharField(max_length=200, verbose_name='fuente')),
                        ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stated_figures', to='network.institution')),
                    ],
                    options={
                        'verbose_name': 'cifra declarada',
                        'verbose_name_plural': 'cifras declaradas',
                        'ordering': ['institution', 'counts', 'period'],
                    },
                ),
                migrations.CreateModel(
                    name='Target',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='año')),
                        ('indicator', models.CharField(max_length=40, verbose_name='indicador')),
                        ('value', models.PositiveIntegerField(verbose_name='meta')),
                        ('set_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('centre', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='network.centre')),
                    ],
                    options={
                        'verbose_name': 'meta',
                        'verbose_name_plural': 'metas',
                        'ordering': ['centre', 'year', 'indicator'],
                        'constraints': [models.UniqueConstraint(fields=('centre', 'year', 'indicator'), name='one_target_per_indicator_and_year')],
                    },
                ),
                migrations.CreateModel(
                    name='TargetBatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='año')),
                        ('changes', models.JSONField(default=list)),
                        ('made_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('undone_at', models.DateTimeField(editable=False, null=True)),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'conjunto de metas',
                        'verbose_name_plural': 'conjuntos de metas',
                        'ordering': ['-made_at', '-id'],
                    },
                ),
                migrations.CreateModel(
                    name='ContractReview',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('continuation', 'Continuidad anual'), ('renewal', 'Renovación')], max_length=20, verbose_name='tipo')),
                        ('contract_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='año del convenio')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='decidir antes del')),
                        ('opened_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('evaluation', models.TextField(blank=True, verbose_name='evaluación')),
                        ('recommendation', models.CharField(blank=True, choices=[('continue', 'Que siga'), ('observed', 'Que siga, con observaciones'), ('stop', 'Que no siga')], max_length=20, verbose_name='recomendación')),
                        ('evaluated_on', models.DateField(editable=False, null=True)),
                        ('decision', models.CharField(blank=True, choices=[('continues', 'Sigue'), ('observed', 'Sigue, con observaciones'), ('stops', 'No sigue')], max_length=20, verbose_name='decisión')),
                        ('reason', models.TextField(blank=True, verbose_name='razón')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='fecha de la decisión')),
                        ('contract', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='network.operatingcontract')),
                        ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('evaluated_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('event', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='review', to='network.contractevent')),
                    ],
                    options={
                        'verbose_name': 'evaluación de convenio',
                        'verbose_name_plural': 'evaluaciones de convenio',
                        'ordering': ['-opened_at', '-id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('decided_on__isnull', True)), fields=('contract',), name='one_open_review_per_contract')],
                    },
                ),
                migrations.CreateModel(
                    name='ContractObservation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('text', models.TextField(max_length=2000, verbose_name='observación')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='responder antes del')),
                        ('answer', models.TextField(blank=True, max_length=2000, verbose_name='respuesta')),
                        ('answered_on', models.DateField(editable=False, null=True)),
                        ('settled_on', models.DateField(editable=False, null=True)),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='network.contractreview')),
                    ],
                    options={
                        'verbose_name': 'observación',
                        'verbose_name_plural': 'observaciones',
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='Practice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=160, verbose_name='título')),
                        ('subject', models.CharField(blank=True, max_length=40, verbose_name='materia')),
                        ('problem', models.TextField(blank=True, verbose_name='problema')),
                        ('context', models.TextField(blank=True, verbose_name='contexto')),
                        ('how', models.TextField(blank=True, verbose_name='cómo se hizo')),
                        ('cost', models.CharField(blank=True, max_length=300, verbose_name='costo')),
                        ('result', models.TextField(blank=True, verbose_name='resultado')),
                        ('evidence', models.TextField(blank=True, verbose_name='respaldo')),
                        ('from_error', models.BooleanField(default=False, verbose_name='se aprendió de un error')),
                        ('reach', models.CharField(choices=[('network', 'Toda la red'), ('operator', 'Solo los centros de nuestro operador')], default='network', max_length=20, verbose_name='quién la lee')),
                        ('state', models.CharField(choices=[('draft', 'borrador'), ('published', 'publicada'), ('retired', 'retirada')], default='draft', max_length=20, verbose_name='estado')),
                        ('published_on', models.DateField(editable=False, null=True)),
                        ('retired_reason', models.CharField(blank=True, max_length=300)),
                        ('folded', models.TextField(blank=True, editable=False)),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('written_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practices', to='network.centre')),
                        ('operator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='practices', to='network.institution')),
                    ],
                    options={
                        'verbose_name': 'buena práctica',
                        'verbose_name_plural': 'buenas prácticas',
                        'ordering': ['-id'],
                        'indexes': [models.Index(fields=['state', 'reach', '-id'], name='practices_published'), models.Index(fields=['subject', '-id'], name='practices_by_subject')],
                    },
                ),
                migrations.CreateModel(
                    name='PracticeAdoption',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('adopt', 'Tal como está'), ('adapt', 'Con cambios')], max_length=20, verbose_name='cómo')),
                        ('on', models.DateField(verbose_name='desde')),
                        ('changes', models.TextField(blank=True, verbose_name='qué cambiaron')),
                        ('result', models.TextField(blank=True, verbose_name='qué resultó')),
                        ('measure', models.CharField(blank=True, max_length=120, verbose_name='medida')),
                        ('before', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='antes')),
                        ('after', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='después')),
                        ('measured_on', models.DateField(blank=True, null=True, verbose_name='medido el')),
                        ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='network.centre')),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adoptions', to='network.practice')),
                    ],
                    options={
                        'verbose_name': 'adopción',
                        'verbose_name_plural': 'adopciones',
                        'ordering': ['on', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('practice', 'centre'), name='one_adoption_per_practice_and_centre')],
                    },
                ),
                migrations.CreateModel(
                    name='Handover',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('on', models.DateField(verbose_name='cambia el')),
                        ('state', models.CharField(choices=[('open', 'en preparación'), ('frozen', 'congelado'), ('moved', 'traspasado'), ('cancelled', 'anulado')], default='open', max_length=10, verbose_name='estado')),
                        ('opened_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('file', models.FileField(blank=True, upload_to='handovers/%Y/')),
                        ('sha256', models.CharField(blank=True, max_length=64)),
                        ('size', models.PositiveIntegerField(default=0)),
                        ('frozen_at', models.DateTimeField(editable=False, null=True)),
                        ('ended_contract', models.BooleanField(default=False, editable=False)),
                        ('posts_ended', models.JSONField(default=list)),
                        ('moved_at', models.DateTimeField(editable=False, null=True)),
                        ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                        ('cancel_reason', models.CharField(blank=True, max_length=300)),
                        ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='network.centre')),
                        ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='network.operatingcontract')),
                        ('incoming', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers_in', to='network.institution')),
                        ('next_contract', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='network.operatingcontract')),
                        ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'traspaso',
                        'verbose_name_plural': 'traspasos',
                        'ordering': ['-on', '-id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['open', 'frozen'])), fields=('centre',), name='one_handover_under_way_per_centre')],
                    },
                ),
                migrations.CreateModel(
                    name='HandoverClient',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('client_id', models.BigIntegerField()),
                        ('firm_id', models.BigIntegerField()),
                        ('name', models.CharField(max_length=200)),
                        ('passing', models.CharField(choices=[('covered', 'cubierto por su acuerdo'), ('ask', 'hay que preguntarle'), ('granted', 'dijo que sí'), ('refused', 'dijo que no')], max_length=10)),
                        ('note', models.CharField(blank=True, max_length=300, verbose_name='cómo consta')),
                        ('handover', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clients', to='network.handover')),
                    ],
                    options={
                        'verbose_name': 'cliente del traspaso',
                        'verbose_name_plural': 'clientes del traspaso',
                        'ordering': ['name', 'id'],
                        'indexes': [models.Index(fields=['handover', 'passing', 'name', 'id'], name='handover_clients')],
                        'constraints': [models.UniqueConstraint(fields=('handover', 'client_id'), name='one_line_per_handover_and_client')],
                    },
                ),
                migrations.CreateModel(
                    name='HandoverPerson',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('post_id', models.BigIntegerField(editable=False, null=True)),
                        ('handover', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='network.handover')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'persona que llega',
                        'verbose_name_plural': 'personas que llegan',
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('handover', 'user'), name='one_line_per_handover_and_person')],
                    },
                ),
                migrations.CreateModel(
                    name='HandoverSection',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=40)),
                        ('rows', models.PositiveIntegerField(default=0)),
                        ('sha256', models.CharField(blank=True, max_length=64)),
                        ('missing', models.JSONField(default=list)),
                        ('acknowledged', models.CharField(blank=True, max_length=300, verbose_name='por qué falta')),
                        ('handover', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='network.handover')),
                    ],
                    options={
                        'verbose_name': 'parte del traspaso',
                        'verbose_name_plural': 'partes del traspaso',
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('handover', 'key'), name='one_section_per_handover_and_key')],
                    },
                ),
                migrations.CreateModel(
                    name='HandoverSignature',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('side', models.CharField(choices=[('outgoing', 'Entrega'), ('incoming', 'Recibe')], max_length=10)),
                        ('at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('sha256', models.CharField(max_length=64)),
                        ('differences', models.TextField(blank=True, verbose_name='diferencias')),
                        ('handover', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='network.handover')),
                        ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'recibo del traspaso',
                        'verbose_name_plural': 'recibos del traspaso',
                        'ordering': ['at'],
                        'constraints': [models.UniqueConstraint(fields=('handover', 'side'), name='one_signature_per_side')],
                    },
                ),
            ],
        ),
    ]
