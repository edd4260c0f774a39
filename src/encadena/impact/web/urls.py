"""Addresses of results."""

from django.urls import path

from .views import comparing

app_name = "impact"

urlpatterns = [
    path("comparar/", comparing.comparing, name="comparing"),
    path("comparar/<slug:code>/<slug:slug>/<slug:part>/", comparing.measure_records, name="measure_records"),
]
