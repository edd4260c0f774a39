from django.urls import path

from .views import centres, contracts, institutions, reviews, target_grid, targets

app_name = "network"
urlpatterns = [
    path("", centres.centre_list, name="centres"),
    path("centros/nuevo/", centres.centre_new, name="centre_new"),
    path("centros/<slug:slug>/", centres.centre, name="centre"),
    path("centros/<slug:slug>/editar/", centres.centre_edit, name="centre_edit"),
    path("centros/<slug:slug>/convenio/", contracts.contract_new, name="contract_new"),
    path("convenios/<int:pk>/hito/", contracts.event_new, name="event_new"),
    path("convenios/", contracts.overview, name="contracts"),
    path("convenios/<int:pk>/", contracts.contract, name="contract"),
    path("convenios/<int:pk>/plazo/", contracts.term, name="contract_term"),
    path("convenios/<int:pk>/termino/", contracts.end, name="contract_end"),
    path("convenios/<int:pk>/termino/quitar/", contracts.end_back, name="contract_end_back"),
    path("convenios/<int:pk>/evaluar/", reviews.new, name="review_new"),
    path("convenios/<int:pk>/evaluaciones/<int:review>/", reviews.evaluate, name="review_evaluate"),
    path("convenios/<int:pk>/evaluaciones/<int:review>/decidir/", reviews.decide, name="review_decide"),
    path("convenios/<int:pk>/evaluaciones/<int:review>/observar/", reviews.observe, name="review_observe"),
    path("convenios/<int:pk>/observaciones/<int:observation>/", reviews.answer, name="observation_answer"),
    path("convenios/<int:pk>/observaciones/<int:observation>/resolver/", reviews.settle, name="observation_settle"),
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
