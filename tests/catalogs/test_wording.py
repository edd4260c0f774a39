"""Every code has a sentence, and a sentence says what to do."""

from datetime import date

import pytest
from django.utils import translation

from encadena.catalogs import errors
from encadena.catalogs.rules.uf import BadCell
from encadena.catalogs.wording import cell_sentence, sentence, sentence_of
from encadena.kernel.errors import DomainError

CODES = [value for name, value in vars(errors).items() if name.isupper()]
FACTS = {"date": date(2026, 12, 31), "nearest": date(2025, 12, 31), "limit": 20000, "row": 3, "cells": 2,
         "first": date(1977, 8, 1), "last": date(2027, 1, 1)}  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence_with_its_facts(code: str) -> None:
    text = sentence_of(code, FACTS)
    assert text != code
    assert text.endswith(".")
    assert "%" not in text


def test_a_missing_uf_says_the_day_the_nearest_and_whom_to_ask() -> None:
    with translation.override("es"):
        text = sentence(DomainError(errors.UF_MISSING, date=date(2026, 12, 31), nearest=date(2025, 12, 31)))
    assert text == (
        "Falta el valor de la UF del 31 dic 2026. El más cercano que tenemos es del 31 dic 2025. "
        "Pide a la administración que lo cargue en Catálogos, UF."
    )


def test_without_any_value_nothing_near_is_named() -> None:
    with translation.override("es"):
        text = sentence(DomainError(errors.UF_MISSING, date=date(2026, 12, 31), nearest=None))
    assert "cercano" not in text


def test_a_bad_cell_says_why() -> None:
    with translation.override("es"):
        assert cell_sentence(BadCell(3, "A", "x", errors.DATE_INVALID)) == "No es una fecha. Escríbela como 31-12-2025."
