from django.urls import path

from . import targets, views

app_name = "network"
urlpatterns = [
    path("", views.centre_list, name="centres"),
    path("centros/nuevo/", views.centre_new, name="centre_new"),
    path("centros/<slug:slug>/", views.centre, name="centre"),
    path("centros/<slug:slug>/editar/", views.centre_edit, name="centre_edit"),
    path("centros/<slug:slug>/convenio/", views.contract_new, name="contract_new"),
    path("convenios/<int:pk>/hito/", views.event_new, name="event_new"),
    path("instituciones/", views.institution_list, name="institutions"),
    path("instituciones/<slug:slug>/", views.institution, name="institution"),
    path("metas/<int:pk>/", targets.targets, name="targets"),
    path("metas/<int:pk>/fijar/", targets.fix, name="target_fix"),
    path("tarjeta/", views.home_card, name="home_card"),
]
