"""An event held again."""

from datetime import date, datetime, timedelta

import pytest

from encadena.audit.models import Entry
from encadena.matchmaking.actions import editions as actions
from encadena.matchmaking.actions.editions import NextEdition
from encadena.matchmaking.actions.participants import set_status
from encadena.matchmaking.choices import ParticipantStatus
from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.models import Round, Series, Terms
from tests.factories import a_user
from tests.matchmaking.makers import DAY, a_published_round, a_ready_round, a_round, sides

pytestmark = pytest.mark.django_db
NEXT = NextEdition("2027", DAY + timedelta(days=364))


def test_days_tables_terms_and_buyers_come_along_and_meetings_do_not() -> None:
    earlier = a_published_round(name="Encuentro del Sur", edition="2026")
    closes = datetime(2026, 11, 20, 18, tzinfo=earlier.zone)
    Terms.objects.create(round=earlier, closes_at=closes, firm_places=40, sizes=["micro"])
    earlier.tables.filter(number=2).update(name="Mesa azul")

    made = actions.new_edition(earlier, wanted=NEXT, actor=None)

    assert (made.name, made.edition, made.state) == ("Encuentro del Sur", "2027", "draft")
    assert [d.on for d in made.days.all()] == [NEXT.first_day]
    assert made.slots.count() == earlier.slots.count()
    assert [t.name for t in made.tables.all()] == ["", "Mesa azul", ""]
    assert (made.terms.firm_places, made.terms.sizes) == (40, ["micro"])
    assert made.terms.closes_at == closes + timedelta(days=364)
    buyers, firms = sides(made)
    assert (len(buyers), len(firms)) == (2, 0)
    assert {p.status for p in buyers} == {"invited"}
    assert not made.meetings.exists()
    assert earlier.meetings.exists()


def test_hours_on_the_wall_stay_the_same_across_a_change_of_the_clock() -> None:
    """Chile goes back an hour in April and forward in September."""
    earlier = a_ready_round()
    made = actions.new_edition(earlier, wanted=NextEdition("Invierno", date(2027, 7, 1)), actor=None)
    walls = [[s.starts_at.astimezone(r.zone).time() for s in r.slots.all()] for r in (earlier, made)]
    assert walls[0] == walls[1]


def test_both_rounds_are_editions_of_one_event_and_who_made_it_is_written_down() -> None:
    actor = a_user("promoter")
    earlier = a_ready_round(name="Encuentro", edition="2026")
    made = actions.new_edition(earlier, wanted=NEXT, actor=actor)
    earlier.refresh_from_db()
    assert earlier.series == made.series == Series.objects.get()
    assert Entry.objects.get(verb="round.edition_made").actor == actor


def test_buyers_who_did_not_come_are_not_invited_and_none_is_if_so_asked() -> None:
    earlier = a_ready_round()
    set_status(sides(earlier)[0][0], status=ParticipantStatus.WITHDRAWN, actor=None)
    assert actions.new_edition(earlier, wanted=NEXT, actor=None).participants.count() == 1
    alone = actions.new_edition(earlier, wanted=NextEdition("2028", NEXT.first_day, buyers=False), actor=None)
    assert not alone.participants.exists()


@pytest.mark.parametrize("name", ["2026", " 2026 ", "", "  "])
def test_two_editions_do_not_share_a_name_and_nothing_is_made(name: str) -> None:
    earlier = a_ready_round(edition="2026")
    with pytest.raises(RoundError, match="edition_repeated"):
        actions.new_edition(earlier, wanted=NextEdition(name, NEXT.first_day), actor=None)
    assert Round.objects.count() == 1


def test_a_round_without_days_cannot_be_copied() -> None:
    with pytest.raises(RoundError, match="edition_without_days"):
        actions.new_edition(a_round(), wanted=NEXT, actor=None)


def test_a_round_that_exists_joins_a_series_once_per_name() -> None:
    first = a_round(edition="2025")
    series = Series.objects.create(name="Encuentro", organiser=first.organiser)
    actions.join_series(first, series=series, edition="2025", actor=None)
    second = a_round()
    with pytest.raises(RoundError, match="edition_repeated"):
        actions.join_series(second, series=series, edition="2025", actor=None)
    assert list(series.rounds.all()) == [first]
