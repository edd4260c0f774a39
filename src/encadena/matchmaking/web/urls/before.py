"""Addresses of what happens before an event: editions, registration, needs, requests, suggestions, choosing."""

from django.urls import URLPattern, path

from ..views import editions

patterns: list[URLPattern] = [
    path("<int:pk>/nueva-edicion/", editions.edition_new, name="edition_new"),
]
