"""Published reports: addresses that anybody may open."""

from django.urls import path

from .views import public

app_name = "results"

urlpatterns = [
    path("", public.reports, name="reports"),
    path("<int:year>/", public.report, name="report"),
    path("<int:year>/informe.<slug:ending>", public.report_file, name="report_file"),
]
