"""Addresses of the room, in Spanish like the pages; one module per part of an event."""

from django.urls import URLPattern

from . import before, day, market, outcomes, rounds

app_name = "matchmaking"
urlpatterns: list[URLPattern] = [
    *outcomes.patterns,
    *rounds.patterns,
    *before.patterns,
    *day.patterns,
    *market.patterns,
]
