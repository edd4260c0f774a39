"""Addresses of results."""

from django.urls import path

from .views import comparing, outside_card

app_name = "impact"

urlpatterns = [
    path("tarjeta/azar/", outside_card.outside_card, name="outside_card"),
    path("comparar/", comparing.comparing, name="comparing"),
    path("comparar/<slug:code>/<slug:slug>/<slug:part>/", comparing.measure_records, name="measure_records"),
]
