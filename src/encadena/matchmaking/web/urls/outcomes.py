"""Addresses of what came after a round: answers by account and by link, results, follow-up."""

from django.urls import URLPattern, path

from ..views import comparing, follow_up, outcomes, outcomes_card, outcomes_panel, rates, results

patterns: list[URLPattern] = [
    path("respuesta/<str:token>/", outcomes.outcomes_by_link, name="outcomes_by_link"),
    path("respuesta/<str:token>/opinion/", outcomes.opinion_by_link, name="opinion_by_link"),
    path("respuesta/<str:token>/<int:meeting>/", outcomes.outcome_by_link, name="outcome_by_link"),
    path("resultados/tarjeta/", outcomes_card.home_card, name="outcomes_card"),
    path("empresa/<int:pk>/resultados/", outcomes_panel.firm_panel, name="outcomes_panel"),
    path("<int:pk>/participantes/<int:participant>/resultados/", outcomes.outcomes, name="outcomes"),
    path("<int:pk>/participantes/<int:participant>/opinion/", outcomes.opinion, name="opinion"),
    path("<int:pk>/participantes/<int:participant>/resultados/<int:meeting>/", outcomes.outcome, name="outcome"),
    path("<int:pk>/participantes/<int:participant>/enlace/", follow_up.link, name="outcome_link"),
    path("<int:pk>/resultados/", results.results, name="results"),
    path("<int:pk>/resultados/reuniones/", results.records, name="result_records"),
    path("<int:pk>/resultados/reuniones/<int:meeting>/", results.both_sides, name="both_sides"),
    path("<int:pk>/resultados/ediciones/", comparing.editions, name="compare_editions"),
    path("<int:pk>/resultados/monedas/", rates.rates, name="rates"),
    path("<int:pk>/resultados/seguimiento/", follow_up.follow_up, name="follow_up"),
    path("<int:pk>/resultados.<str:ending>", results.results_file, name="results_file"),
]
