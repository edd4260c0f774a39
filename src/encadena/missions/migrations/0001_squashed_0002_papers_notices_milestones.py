"""The room as of November 2026, for new databases: what the replaced migrations made of theirs."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import encadena.kernel.clock
from encadena.kernel.creation import CreateTables


class Migration(migrations.Migration):

    replaces = [('missions', '0001_initial'), ('missions', '0002_papers_notices_milestones')]

    initial = True

    dependencies = [
        ('advisory', '0001_squashed_0020_expert_material'),
        ('firms', '0001_squashed_0012_offering_incoterms'),
        ('matchmaking', '0001_squashed_0013_proposals_by_score'),
        ('network', '0001_squashed_0007_handovers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Mission',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=160, verbose_name='nombre')),
                        ('kind', models.CharField(choices=[('outbound', 'Misión comercial'), ('inbound', 'Traída de importadores')], default='outbound', max_length=10, verbose_name='tipo')),
                        ('places', models.CharField(help_text='Ciudades y países, en el orden del viaje.', max_length=300, verbose_name='lugares')),
                        ('purpose', models.TextField(blank=True, max_length=2000, verbose_name='para qué')),
                        ('opens_on', models.DateField(verbose_name='se postula desde')),
                        ('closes_on', models.DateField(verbose_name='se postula hasta')),
                        ('starts_on', models.DateField(verbose_name='empieza el')),
                        ('ends_on', models.DateField(verbose_name='termina el')),
                        ('state', models.CharField(choices=[('draft', 'Borrador'), ('open', 'Postulación abierta'), ('chosen', 'Con empresas elegidas'), ('closed', 'Cerrada')], default='draft', max_length=10, verbose_name='estado')),
                        ('capacity', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1)], verbose_name='cupos')),
                        ('regions', models.JSONField(blank=True, default=list)),
                        ('sections', models.JSONField(blank=True, default=list)),
                        ('sizes', models.JSONField(blank=True, default=list, verbose_name='tamaños que pueden postular')),
                        ('readiness', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='preparación mínima (%)')),
                        ('certified', models.BooleanField(default=False, verbose_name='con una certificación vigente')),
                        ('exporting', models.BooleanField(default=False, verbose_name='que ya exportan')),
                        ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='costo por empresa')),
                        ('currency', models.CharField(default='CLP', max_length=3, verbose_name='moneda')),
                        ('firm_share', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='parte que paga la empresa (%)')),
                        ('invented', models.BooleanField(default=False, verbose_name='inventada para la demostración')),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='missions', to='network.institution', verbose_name='institución que organiza')),
                        ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='missions', to='matchmaking.round', verbose_name='rueda de la misión')),
                    ],
                    options={
                        'verbose_name': 'misión',
                        'verbose_name_plural': 'misiones',
                        'ordering': ['-starts_on', '-id'],
                        'indexes': [models.Index(fields=['-starts_on', '-id'], name='missions_by_day')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='call_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='mission_ends_after_it_starts')],
                    },
                ),
                migrations.CreateModel(
                    name='Item',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('on', models.DateField(verbose_name='día')),
                        ('starts_at', models.TimeField(blank=True, null=True, verbose_name='hora')),
                        ('kind', models.CharField(choices=[('visit', 'Visita'), ('meeting', 'Reunión con compradores'), ('travel', 'Traslado'), ('other', 'Otra actividad')], max_length=10, verbose_name='tipo')),
                        ('what', models.CharField(max_length=200, verbose_name='qué')),
                        ('where', models.CharField(blank=True, max_length=200, verbose_name='dónde')),
                        ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='missions.mission')),
                    ],
                    options={
                        'verbose_name': 'actividad del programa',
                        'verbose_name_plural': 'programa',
                        'ordering': ['on', 'starts_at', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='Guest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='costo')),
                        ('buyer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='missions', to='matchmaking.buyer', verbose_name='comprador')),
                        ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='missions.mission')),
                    ],
                    options={
                        'verbose_name': 'comprador invitado',
                        'verbose_name_plural': 'compradores invitados',
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('mission', 'buyer'), name='guest_once_per_mission')],
                    },
                ),
                migrations.CreateModel(
                    name='Criterion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=160, verbose_name='criterio')),
                        ('weight', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='peso')),
                        ('order', models.PositiveSmallIntegerField(default=0)),
                        ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='missions.mission')),
                    ],
                    options={
                        'verbose_name': 'criterio',
                        'verbose_name_plural': 'criterios',
                        'ordering': ['order', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='Application',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('motive', models.CharField(blank=True, max_length=600, verbose_name='por qué quiere ir')),
                        ('state', models.CharField(choices=[('applied', 'Postulada'), ('chosen', 'Elegida'), ('waiting', 'En lista de espera'), ('not_chosen', 'No elegida'), ('withdrawn', 'Se retiró')], default='applied', max_length=10, verbose_name='estado')),
                        ('verdicts', models.JSONField(default=list)),
                        ('place', models.PositiveSmallIntegerField(blank=True, editable=False, null=True)),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='razón de la excepción')),
                        ('applied_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('applied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mission_applications', to='firms.firm')),
                        ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='missions.mission')),
                    ],
                    options={
                        'verbose_name': 'postulación a una misión',
                        'verbose_name_plural': 'postulaciones a misiones',
                        'ordering': ['place', 'applied_at', 'id'],
                        'indexes': [models.Index(fields=['firm', '-applied_at'], name='mission_applications_of_firm')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('mission', 'firm'), name='one_application_per_mission')],
                    },
                ),
                migrations.CreateModel(
                    name='Payment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('paid_by', models.CharField(choices=[('firm', 'La empresa'), ('organiser', 'Quien organiza')], default='firm', max_length=10, verbose_name='quién paga')),
                        ('amount', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='monto')),
                        ('on', models.DateField(default=encadena.kernel.clock.today, verbose_name='fecha')),
                        ('note', models.CharField(blank=True, max_length=200, verbose_name='nota')),
                        ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='missions.application')),
                        ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'pago',
                        'verbose_name_plural': 'pagos',
                        'ordering': ['on', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payment_is_positive')],
                    },
                ),
                migrations.CreateModel(
                    name='Score',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('points', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(5)])),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='missions.application')),
                        ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='missions.criterion')),
                    ],
                    options={
                        'verbose_name': 'puntaje',
                        'verbose_name_plural': 'puntajes',
                        'constraints': [models.UniqueConstraint(fields=('application', 'criterion'), name='one_score_per_criterion')],
                    },
                ),
                migrations.CreateModel(
                    name='Debrief',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('contacts', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='contactos')),
                        ('stage', models.PositiveSmallIntegerField(choices=[(1, 'Sin interés'), (2, 'Contacto'), (3, 'Muestra'), (4, 'Cotización'), (5, 'Pedido')], verbose_name='lo más lejos que llegó')),
                        ('expected', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='monto esperado')),
                        ('expected_is', models.CharField(choices=[('exact', 'Exacto'), ('more_than', 'Más de')], default='exact', max_length=10)),
                        ('committed', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='monto comprometido')),
                        ('committed_is', models.CharField(choices=[('exact', 'Exacto'), ('more_than', 'Más de')], default='exact', max_length=10)),
                        ('closed', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='monto cerrado')),
                        ('closed_is', models.CharField(choices=[('exact', 'Exacto'), ('more_than', 'Más de')], default='exact', max_length=10)),
                        ('currency', models.CharField(blank=True, max_length=3, verbose_name='moneda')),
                        ('lessons', models.TextField(blank=True, max_length=2000, verbose_name='qué aprendió')),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('replaced_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='debriefs', to='missions.application')),
                        ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'balance de una misión',
                        'verbose_name_plural': 'balances de misiones',
                        'ordering': ['-id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('application',), name='one_current_debrief')],
                    },
                ),
                migrations.CreateModel(
                    name='DebriefMilestone',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='milestone_link', to='missions.application')),
                        ('debrief', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missions.debrief')),
                        ('milestone', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='debrief_link', to='advisory.milestone')),
                    ],
                    options={
                        'verbose_name': 'hito de una misión',
                        'verbose_name_plural': 'hitos de misiones',
                    },
                ),
                migrations.CreateModel(
                    name='Paper',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=160, verbose_name='título')),
                        ('for_chosen', models.BooleanField(default=False, verbose_name='solo para las empresas elegidas')),
                        ('file', models.FileField(upload_to='missions/%Y/%m/', verbose_name='archivo')),
                        ('size', models.PositiveIntegerField(editable=False)),
                        ('sha256', models.CharField(editable=False, max_length=64)),
                        ('added_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='missions.mission')),
                    ],
                    options={
                        'verbose_name': 'documento de una misión',
                        'verbose_name_plural': 'documentos de misiones',
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='Notice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('result', 'Resultado de la postulación'), ('departure', 'Recordatorio de la salida'), ('debrief', 'Pregunta por lo que trajo')], max_length=10)),
                        ('key', models.CharField(max_length=20)),
                        ('emails', models.JSONField(default=list)),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='missions.application')),
                    ],
                    options={
                        'verbose_name': 'aviso de una misión',
                        'verbose_name_plural': 'avisos de misiones',
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('application', 'kind', 'key'), name='mission_notice_once')],
                    },
                ),
            ],
        ),
    ]
