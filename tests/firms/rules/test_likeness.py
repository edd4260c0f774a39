import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.firms.rules.keys import keys_of
from encadena.firms.rules.likeness import SHOWN_FROM, Record, likeness, names_percent

NAMES = st.sampled_from(["Panadería La Espiga SpA", "La Espiga Ltda", "Maestranza Sur", "Ñandú", "Comercial A y B", ""])


def record(name: str, rut: str | None = None, **contact: str) -> Record:
    return Record((name,), frozenset(keys_of(names=(name,), **contact)), rut)


def codes(one: Record, other: Record) -> set[str]:
    return {reason.code for reason in likeness(one, other).reasons}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Panadería La Espiga SpA", "LA ESPIGA, PANADERIA LTDA."),
        ("Soc. Comercial Ñuble Limitada", "comercial nuble"),
    ],
)
def test_legal_forms_order_and_accents_do_not_tell_names_apart(one: str, other: str) -> None:
    assert names_percent([one], [other]) == 100


def test_each_thing_in_common_is_a_reason() -> None:
    one = record("Uno", email="a@uno.cl", phone="912345678", commune="08101", address="Prat 12")
    other = record("Otra cosa", email="a@uno.cl", phone="+56 9 1234 5678", commune="08101", address="PRAT 12")
    assert codes(one, other) == {"same_email", "same_phone", "same_domain", "same_address"}
    assert likeness(one, other).score > 0.8


def test_a_mailbox_that_thousands_use_is_no_domain_in_common() -> None:
    assert codes(record("Uno", email="a@gmail.com"), record("Dos", email="b@gmail.com")) == set()


def test_names_nearly_the_same_say_how_nearly() -> None:
    found = likeness(record("Conservas Doña Rosa"), record("Conservas Dona Rosas"))
    assert [reason.code for reason in found.reasons] == ["names_alike"]
    assert 90 <= (found.reasons[0].percent or 0) < 100
    assert found.score >= SHOWN_FROM


def test_two_ruts_make_the_same_name_a_coincidence() -> None:
    same = likeness(record("La Espiga", "761234560"), record("La Espiga", "771234568"))
    assert same.score < SHOWN_FROM
    assert likeness(record("La Espiga", "761234560"), record("Otra", "761234560")).score == 1


def test_strangers_have_nothing_in_common() -> None:
    assert likeness(record("Panadería Sol"), record("Maestranza Sur")).score == 0


@given(NAMES, NAMES)
def test_likeness_does_not_mind_who_is_asked_first(one: str, other: str) -> None:
    a, b = record(one), record(other)
    assert likeness(a, b) == likeness(b, a)
