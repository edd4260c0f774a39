"""Addresses of results."""

from django.urls import path

from .views import comparing, outside_card, published, records, report, report_card

app_name = "impact"

urlpatterns = [
    path("", report.latest, name="reports"),
    path("<int:year>/", report.report, name="report"),
    path("<int:year>/cifras/<slug:code>/", records.record_list, name="records"),
    path("<int:year>/cifras/<slug:code>/planilla/", records.record_sheet, name="record_sheet"),
    path("<int:year>/guardar/", published.freeze, name="freeze"),
    path("<int:year>/informe.<slug:ending>", report.report_file, name="report_file"),
    path("guardados/", published.published, name="published"),
    path("guardados/<int:pk>/", published.snapshot, name="snapshot"),
    path("guardados/<int:pk>/informe.<slug:ending>", published.snapshot_file, name="snapshot_file"),
    path("guardados/<int:pk>/comparar/", published.compare, name="compare"),
    path("guardados/<int:pk>/publicar/", published.publish, name="publish"),
    path("guardados/<int:pk>/retirar/", published.withdraw, name="withdraw"),
    path("tarjeta/informe/", report_card.report_card, name="report_card"),
    path("tarjeta/azar/", outside_card.outside_card, name="outside_card"),
    path("comparar/", comparing.comparing, name="comparing"),
    path("comparar/<slug:code>/<slug:slug>/<slug:part>/", comparing.measure_records, name="measure_records"),
]
