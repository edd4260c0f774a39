from django.urls import URLPattern, path

from ..views import statistics

urlpatterns: list[URLPattern] = [
    path("cuestionarios/<int:pk>/estadisticas/", statistics.statistics, name="statistics"),
    path("cuestionarios/<int:pk>/estadisticas/calcular/", statistics.compute, name="statistics_compute"),
]
