"""The room as of November 2026, for new databases: what the replaced migrations made of theirs."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import encadena.kernel.clock
from encadena.kernel.creation import CreateTables


class Migration(migrations.Migration):

    replaces = [('fairs', '0001_initial'), ('fairs', '0002_kinds_groups_outcomes'), ('fairs', '0003_outcome_mails')]

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
                    name='Fair',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=160, verbose_name='nombre')),
                        ('kind', models.CharField(choices=[('national', 'Nacional'), ('international', 'Internacional')], default='national', max_length=15, verbose_name='tipo')),
                        ('place', models.CharField(max_length=200, verbose_name='lugar')),
                        ('about', models.TextField(blank=True, max_length=2000, verbose_name='de qué se trata')),
                        ('starts_on', models.DateField(verbose_name='empieza el')),
                        ('ends_on', models.DateField(verbose_name='termina el')),
                        ('rows', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(26)], verbose_name='filas del plano')),
                        ('columns', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(26)], verbose_name='puestos por fila')),
                        ('price', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='precio de un puesto')),
                        ('state', models.CharField(choices=[('draft', 'Borrador'), ('published', 'Publicada'), ('closed', 'Cerrada')], default='draft', max_length=10, verbose_name='estado')),
                        ('invented', models.BooleanField(default=False, verbose_name='inventada para la demostración')),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fairs', to='network.institution', verbose_name='institución que organiza')),
                    ],
                    options={
                        'verbose_name': 'feria',
                        'verbose_name_plural': 'ferias',
                        'ordering': ['-starts_on', '-id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='fair_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='Exhibitor',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('about', models.CharField(blank=True, max_length=600, verbose_name='cómo se presenta')),
                        ('row', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='fila')),
                        ('column', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='puesto')),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('firm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exhibitions', to='firms.firm')),
                        ('offerings', models.ManyToManyField(blank=True, related_name='exhibited_by', to='firms.offering')),
                        ('fair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exhibitors', to='fairs.fair')),
                        ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='members', to='fairs.group', verbose_name='grupo')),
                    ],
                    options={
                        'verbose_name': 'expositor',
                        'verbose_name_plural': 'expositores',
                        'ordering': ['row', 'column', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('fair', 'firm'), name='exhibitor_once_per_fair'), models.UniqueConstraint(condition=models.Q(('group__isnull', True), ('row__isnull', False)), fields=('fair', 'row', 'column'), name='one_exhibitor_per_stand')],
                    },
                ),
                migrations.CreateModel(
                    name='VisitorRequest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=120, verbose_name='nombre')),
                        ('email', models.EmailField(max_length=254, verbose_name='correo')),
                        ('company', models.CharField(blank=True, max_length=160, verbose_name='empresa')),
                        ('message', models.TextField(max_length=1500, verbose_name='mensaje')),
                        ('consent', models.CharField(max_length=400)),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('answered_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('exhibitor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='fairs.exhibitor')),
                    ],
                    options={
                        'verbose_name': 'solicitud de un visitante',
                        'verbose_name_plural': 'solicitudes de visitantes',
                        'ordering': ['-id'],
                        'indexes': [models.Index(fields=['exhibitor', '-id'], name='requests_of_exhibitor')],
                    },
                ),
                migrations.CreateModel(
                    name='Group',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=120, verbose_name='grupo')),
                        ('fair', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='fairs.fair')),
                    ],
                    options={
                        'verbose_name': 'grupo de una feria',
                        'verbose_name_plural': 'grupos de ferias',
                        'ordering': ['name', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('fair', 'name'), name='group_once_per_fair')],
                    },
                ),
                migrations.CreateModel(
                    name='Outcome',
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
                        ('term', models.PositiveSmallIntegerField(choices=[(0, 'Al terminar'), (3, 'A los 3 meses'), (6, 'A los 6 meses'), (12, 'A los 12 meses')], default=0, verbose_name='plazo')),
                        ('exhibitor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='fairs.exhibitor')),
                        ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'resultado de una feria',
                        'verbose_name_plural': 'resultados de ferias',
                        'ordering': ['-id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('exhibitor',), name='one_current_outcome_per_exhibitor')],
                    },
                ),
                migrations.CreateModel(
                    name='OutcomeMilestone',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(default=encadena.kernel.clock.now, editable=False)),
                        ('exhibitor', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='milestone_link', to='fairs.exhibitor')),
                        ('milestone', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='fair_link', to='advisory.milestone')),
                        ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fairs.outcome')),
                    ],
                    options={
                        'verbose_name': 'hito de una feria',
                        'verbose_name_plural': 'hitos de ferias',
                    },
                ),
                migrations.CreateModel(
                    name='StandKind',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=60, verbose_name='tipo de puesto')),
                        ('area', models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True, verbose_name='superficie (m²)')),
                        ('price', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='precio')),
                        ('codes', models.JSONField(default=list)),
                        ('fair', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kinds', to='fairs.fair')),
                    ],
                    options={
                        'verbose_name': 'tipo de puesto',
                        'verbose_name_plural': 'tipos de puesto',
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='OutcomeMail',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('term', models.PositiveSmallIntegerField(choices=[(0, 'Al terminar'), (3, 'A los 3 meses'), (6, 'A los 6 meses'), (12, 'A los 12 meses')])),
                        ('sent_at', models.DateTimeField(default=encadena.kernel.clock.now)),
                        ('exhibitor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcome_mails', to='fairs.exhibitor')),
                    ],
                    options={
                        'verbose_name': 'pregunta por el resultado de una feria',
                        'verbose_name_plural': 'preguntas por los resultados de ferias',
                        'constraints': [models.UniqueConstraint(fields=('exhibitor', 'term'), name='one_fair_mail_per_term')],
                    },
                ),
            ],
        ),
    ]
