"""Editions of one event side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...choices import Term
from ...queries.comparing import ROWS, compared
from ...wording.results import MEASURES
from ..access import actor_of, managed_round
from ..pages import frame


@require_safe
def editions(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    columns = compared(actor_of(request), round)
    rows = [
        {
            "label": MEASURES[part],
            "key": part,
            "whole": MEASURES[whole],
            "cells": [(column.round, column.counts[part], column.counts[whole]) for column in columns],
        }
        for part, whole in ROWS
    ]
    asked = {column.term for column in columns}
    terms = [(c.round, "" if c.term is None else Term(c.term).label) for c in columns]
    context = frame(request, round, "results", columns=columns, rows=rows, terms=terms, uneven=len(asked) > 1)
    return render(request, "matchmaking/outcomes/editions.html", context)
