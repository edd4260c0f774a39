"""Editions of one event side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...choices import Term
from ...queries.comparing import ROWS, Column, compared
from ...wording import results as words
from ..access import actor_of, managed_round
from ..pages import frame


@require_safe
def editions(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    columns = compared(actor_of(request), round)
    rows = [
        {
            "label": words.MEASURES[part],
            "key": part,
            "whole": words.MEASURES[whole],
            "cells": [(column.round, column.counts[part], column.counts[whole]) for column in columns],
        }
        for part, whole in ROWS
    ]
    asked = {column.term for column in columns}
    terms = [(c.round, "" if c.term is None else Term(c.term).label) for c in columns]
    rates = [(column.round, words.rates_in_words(column.rates)) for column in columns]
    context = frame(
        request, round, "results", columns=columns, rows=rows, terms=terms, uneven=len(asked) > 1,
        money=_money(columns), rates=rates,
    )  # fmt: skip
    return render(request, "matchmaking/outcomes/editions.html", context)


def _money(columns: list[Column]) -> list[dict[str, object]]:
    """One row for each state and side; in each edition its sums by currency and its total by its own rates."""
    return [
        {
            "label": label,
            "side": words.SIDES[side],
            "cells": [
                (column.round, words.amounts_in_words(one), words.totals_in_words(one, column.rates), one)
                for column in columns
                for one in column.money[side]
                if one.kind == kind
            ],
        }
        for kind, label in words.AMOUNTS.items()
        for side in words.SIDES
    ]
