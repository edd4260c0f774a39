from django.urls import path

from .views import centres, contracts, institutions, target_grid, targets

app_name = "network"
urlpatterns = [
    path("", centres.centre_list, name="centres"),
    path("centros/nuevo/", centres.centre_new, name="centre_new"),
    path("centros/<slug:slug>/", centres.centre, name="centre"),
    path("centros/<slug:slug>/editar/", centres.centre_edit, name="centre_edit"),
    path("centros/<slug:slug>/convenio/", contracts.contract_new, name="contract_new"),
    path("convenios/<int:pk>/hito/", contracts.event_new, name="event_new"),
    path("instituciones/", institutions.institution_list, name="institutions"),
    path("instituciones/<slug:slug>/", institutions.institution, name="institution"),
    path("metas/", targets.overview, name="targets_overview"),
    path("metas/editar/", target_grid.grid, name="targets_grid"),
    path("metas/tarjeta/", targets.risk_card, name="targets_card"),
    path("metas/deshacer/<int:pk>/", target_grid.undo, name="targets_undo"),
    path("metas/<int:pk>/", targets.targets, name="targets"),
    path("metas/<int:pk>/fijar/", targets.fix, name="target_fix"),
    path("tarjeta/", institutions.home_card, name="home_card"),
]
