"""The invented rounds come from needs, suggestions and requests that exist."""

from datetime import date

import pytest

from encadena.firms.actions.offering import add_offering
from encadena.matchmaking.models import Buyer, Need, Participant, Suggestion, Terms, Wish
from encadena.network.models import Institution
from encadena.site.actions.demo import round as rounds
from tests.factories import a_firm, an_institution

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)
SOLD = ("Miel de ulmo", "Pallets de madera", "Transporte de carga", "Mermelada de murta", "Algas deshidratadas",
        "Ropa de trabajo", "Envases de cartón", "Estructuras metálicas")  # fmt: skip


@pytest.fixture(autouse=True)
def network() -> None:
    if not Institution.objects.filter(slug="asem-biobio").exists():
        an_institution(slug="asem-biobio")
    for n in range(60):
        firm = a_firm()
        kind = "services" if "Transporte" in SOLD[n % len(SOLD)] else "goods"
        add_offering(firm, data={"name": f"{SOLD[n % len(SOLD)]} {n}", "kind": kind}, actor=None)


def test_the_large_round_holds_as_many_meetings_as_asked_for_most_of_them_suggested() -> None:
    event = rounds.make_round(actor=None, seed=7, today=TODAY, size=(40, 6, 40))
    pairs = set(event.meetings.values_list("first", "second"))
    assert len(pairs) == 40
    suggested = set(Suggestion.objects.filter(round=event).values_list("buyer", "firm"))
    assert len(pairs & suggested) >= 20
    assert set(event.meetings.values_list("origin", flat=True)) <= {"selected", "chosen"}
    assert Terms.objects.get(round=event).answers_close_at is not None
    assert Wish.objects.filter(round=event).exists()
    assert set(Need.objects.values_list("language", flat=True)) == {"es", "en", "pt"}
    assert max(event.meetings.filter(first=p).count() for p in event.participants.filter(firm=None)) <= 14


def test_twice_the_same_seed_makes_the_same_meetings() -> None:
    found = []
    for _ in range(2):
        event = rounds.make_round(actor=None, seed=7, today=TODAY, size=(30, 4, 20))
        found.append(sorted(event.meetings.values_list("first__buyer__name", "second__firm__name")))
    assert found[0] == found[1]


def test_the_small_round_has_requests_that_wait_registrations_and_incomplete_profiles() -> None:
    rounds.make_round(actor=None, seed=7, today=TODAY, size=(40, 12, 20))
    morning = rounds.make_morning(actor=None, seed=7, today=TODAY)
    statuses = set(morning.participants.values_list("status", flat=True))
    assert {"approved", "registered", "waiting", "declined"} <= statuses
    assert Participant.objects.get(round=morning, status="declined").application.reason
    assert Wish.objects.filter(round=morning, answers=False).exists()
    assert Buyer.objects.filter(needs=None).exists()
