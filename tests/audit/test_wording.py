"""Rows of the log are read by people."""

from typing import Any

import pytest
from django.utils import translation

from encadena.audit import registry, wording
from encadena.audit.actions import record
from encadena.audit.models import Entry

from ..cast import Cast
from ..factories import a_user


def told_changes(**changes: Any) -> list[wording.Change]:
    entry = Entry(verb="firm.updated", subject_kind="firms.firm", subject_id="1", changes=changes)
    return wording.told([entry])[0]["changes"]


def test_a_field_is_called_as_its_model_calls_it(db: None) -> None:
    [change] = told_changes(started_on=["2020-03-01", "2021-03-12"])
    assert str(change["label"]) == "inicio de actividades"
    assert change["after"] == "12 mar 2021"


def test_a_choice_is_shown_by_its_label(db: None) -> None:
    entry = Entry(verb="x", subject_kind="accounts.user", subject_id="1", changes={"role": ["adviser", "head"]})
    [change] = wording.told([entry])[0]["changes"]
    assert (str(change["before"]), str(change["after"])) == ("Asesoría", "Jefatura de centro")


def test_the_record_behind_a_foreign_key_is_named(db: None) -> None:
    [change] = told_changes(commune=["08101", None])
    assert change["before"] == "Concepción"
    assert change["after"] == ""  # the template says that it is unknown


def test_records_are_read_in_one_query_per_model(db: None, django_assert_num_queries: Any) -> None:
    rows = [
        Entry(verb="x", subject_kind="firms.firm", subject_id="1", changes={"commune": [before, "08102"]})
        for before in ("08101", "08103", "08105", None)
    ]
    with django_assert_num_queries(1):
        wording.told(rows)


def test_yes_and_no_and_lists_are_words(db: None) -> None:
    changes = told_changes(open_to_promotion=[False, True], tags=[["a"], ["a", "b"]])
    assert [change["after"] for change in changes] == ["sí", "a, b"]


def test_a_verb_or_a_field_without_words_is_shown_as_its_code(db: None) -> None:
    entry = Entry(verb="nobody.described", subject_kind="gone.model", subject_id="1", changes={"thing": [1, 2]})
    [row] = wording.told([entry])
    assert (row["text"], row["changes"][0]["label"]) == ("nobody.described", "thing")


def test_a_value_that_no_longer_fits_its_field_is_shown_as_it_was(db: None) -> None:
    [change] = told_changes(started_on=["never", {"year": 1}])
    assert change["before"] == "never"


def test_a_room_may_name_a_field_and_its_values(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_fields", {})
    monkeypatch.setattr(registry, "_values", {})
    registry.field_names("firms.Firm", {"owners": "propiedad"})
    registry.value_shown("firms.Firm", "owners", lambda value: f"{value} personas")
    [change] = told_changes(owners=[1, 2])
    assert (change["label"], change["before"], change["after"]) == ("propiedad", "1 personas", "2 personas")


def test_verbs_of_accounts_are_told_in_the_language_of_the_page(cast: Cast) -> None:
    entry = record("account.deactivated", a_user(), actor=cast.administrator)
    assert str(wording.told([entry])[0]["text"]) == "desactivó la cuenta"
    with translation.override("en"):
        assert str(wording.told([entry])[0]["text"]) == "deactivated the account"


def test_a_moment_or_a_day_kept_as_text_is_written_as_people_write_it(db: None) -> None:
    entry = Entry(
        verb="x",
        subject_kind="firms.firm",
        subject_id="1",
        changes={
            "opens": [None, "2026-10-14 12:29:44.969675+00:00"],
            "on": ["2026-10-14", "2026-99-14"],
            "n": ["20261014", ""],
        },
    )
    [opens, on, free] = wording.told([entry])[0]["changes"]
    assert opens["after"] == "14 oct 2026, 09:29"
    assert (on["before"], on["after"]) == ("14 oct 2026", "2026-99-14")
    assert free["before"] == "20261014"
