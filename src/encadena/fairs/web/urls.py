from django.urls import path

from .views import by_link, fairs, home, outcomes, stands

app_name = "fairs"
urlpatterns = [
    path("tarjeta/", home.home_card, name="home_card"),
    path("", fairs.fair_list, name="list"),
    path("respuesta/<str:token>/", by_link.outcome_by_link, name="outcome_by_link"),
    path("nueva/", fairs.fair_new, name="new"),
    path("empresa/<int:pk>/", fairs.firm_panel, name="firm_panel"),
    path("<int:pk>/", fairs.detail, name="detail"),
    path("<int:pk>/editar/", fairs.fair_edit, name="edit"),
    path("<int:pk>/estado/", fairs.change_state, name="state"),
    path("<int:pk>/tipos/", stands.kind_add, name="kind_add"),
    path("<int:pk>/tipos/<int:kind>/quitar/", stands.kind_remove, name="kind_remove"),
    path("<int:pk>/resultados/", outcomes.balance, name="balance"),
    path("<int:pk>/expositores/<int:exhibitor>/grupo/", stands.group, name="group"),
    path("<int:pk>/expositores/<int:exhibitor>/resultado/", outcomes.outcome, name="outcome"),
    path("<int:pk>/expositores/", fairs.exhibit, name="exhibit"),
    path("<int:pk>/expositores/<int:exhibitor>/", fairs.exhibitor, name="exhibitor"),
    path("<int:pk>/expositores/<int:exhibitor>/presentacion/", fairs.present, name="present"),
    path("<int:pk>/expositores/<int:exhibitor>/puesto/", fairs.stand, name="stand"),
    path("<int:pk>/expositores/<int:exhibitor>/solicitudes/<int:asked>/", fairs.answered, name="answered"),
]
