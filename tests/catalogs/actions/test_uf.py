"""Values of the UF from a file: all or nothing, idempotent, with what differs shown and logged."""

from datetime import date
from decimal import Decimal

import pytest
from tests.cast import Cast

from encadena.audit.models import Entry
from encadena.catalogs import errors
from encadena.catalogs.actions.uf import Extension, extend_uf_from_file
from encadena.catalogs.models import UfValue
from encadena.kernel.errors import DomainError

GOOD = b"Fecha;Valor\n31-12-2025;39.727,96\n01-01-2026;39.730,12\n"
OTHER = b"Fecha;Valor\n31-12-2024;38.000,00\n01-01-2026;39.730,12\n"


def test_new_values_are_added_with_their_source_and_logged(cast: Cast) -> None:
    done = extend_uf_from_file(GOOD, source="Banco Central de Chile", actor=cast.administrator)
    assert done == Extension(added=1, replaced=0, same=1, kept=0)
    value = UfValue.objects.get(date=date(2026, 1, 1))
    assert (value.value, value.source) == (Decimal("39730.12"), "Banco Central de Chile")
    entry = Entry.objects.get(verb="catalogs.uf_added")
    assert (entry.actor, entry.subject_id) == (cast.administrator, str(value.pk))
    assert entry.context["value"] == "39730.12"


def test_the_same_file_again_changes_nothing(cast: Cast) -> None:
    extend_uf_from_file(GOOD, source="Banco Central de Chile", actor=cast.administrator)
    logged = Entry.objects.count()
    again = extend_uf_from_file(GOOD, source="Banco Central de Chile", actor=cast.administrator)
    assert (again, Entry.objects.count()) == (Extension(added=0, replaced=0, same=2, kept=0), logged)


def test_values_that_differ_are_kept_unless_told_to_replace_them(cast: Cast) -> None:
    done = extend_uf_from_file(OTHER, source="SII", actor=cast.administrator)
    assert done == Extension(added=1, replaced=0, same=0, kept=1)
    assert UfValue.objects.get(date=date(2024, 12, 31)).value == Decimal("38416.69")


def test_a_replacement_is_logged_with_what_it_replaced(cast: Cast) -> None:
    done = extend_uf_from_file(OTHER, source="SII", replace=True, actor=cast.administrator)
    assert (done.replaced, done.kept) == (1, 0)
    value = UfValue.objects.get(date=date(2024, 12, 31))
    assert (value.value, value.source) == (Decimal("38000.00"), "SII")
    assert Entry.objects.get(verb="catalogs.uf_replaced").changes == {"value": ["38416.69", "38000.00"]}


def test_one_bad_cell_and_nothing_is_saved(cast: Cast) -> None:
    before = list(UfValue.objects.values_list("date", "value"))
    with pytest.raises(DomainError) as refused:
        extend_uf_from_file(GOOD + b"31-02-2026;1\n", source="SII", replace=True, actor=cast.administrator)
    assert (refused.value.code, refused.value.params) == (errors.FILE_HAS_ERRORS, {"cells": 1})
    assert list(UfValue.objects.values_list("date", "value")) == before


def test_a_file_with_headings_only_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError) as refused:
        extend_uf_from_file(b"Fecha;Valor\n", source="SII", actor=cast.administrator)
    assert refused.value.code == errors.NOTHING_TO_SAVE
