"""An event held again: a new edition takes over days, tables, terms and buyers of an earlier one, and no meeting."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit

from ..choices import NOT_COMING, ParticipantStatus, Session
from ..errors import RoundError
from ..models import Buyer, Round, Series, Table, Terms
from ..rules.slots import Stretch
from .participants import add_participants
from .round import create_round, set_slots, set_tables, update_round

COPIED = ("name", "organiser", "region", "commune", "place", "languages", "fairness", "breaks_within", "time_zone")
DATES = ("opens_at", "closes_at", "wishes_close_at", "answers_close_at")


@dataclass(frozen=True)
class NextEdition:
    """``first_day`` moves every date of the earlier edition by as much; ``buyers``: invite those who came."""

    edition: str
    first_day: date
    buyers: bool = True


def new_edition(earlier: Round, *, wanted: NextEdition, actor: User | None) -> Round:
    """A round in draft that begins where ``earlier`` ended.

    Raises ``RoundError`` with ``edition_repeated`` or ``edition_without_days``.
    """
    first = earlier.days.order_by("on").first()
    if first is None:
        raise RoundError("edition_without_days")
    with transaction.atomic():
        series = _series_of(earlier, actor)
        if not wanted.edition.strip() or series.rounds.filter(edition__iexact=wanted.edition.strip()).exists():
            raise RoundError("edition_repeated", edition=wanted.edition.strip())
        data = {field: getattr(earlier, field) for field in COPIED}
        round = create_round(
            data={**data, "edition": wanted.edition.strip(), "series": series, "invented": earlier.invented},
            actor=actor,
        )
        _copy_days(earlier, round, wanted.first_day - first.on, actor)
        _copy_tables(earlier, round, actor)
        _copy_terms(earlier, round, wanted.first_day - first.on)
        if wanted.buyers:
            came = earlier.participants.exclude(status__in=NOT_COMING).filter(buyer__isnull=False)
            guests = Buyer.objects.filter(pk__in=came.values("buyer")).order_by("pk")
            add_participants(round, buyers=guests, status=ParticipantStatus.INVITED, actor=actor)
        audit.record("round.edition_made", round, actor=actor, context={"earlier": str(earlier)})
    return round


def join_series(round: Round, *, series: Series, edition: str, actor: User | None) -> None:
    """Say that a round that exists is an edition of ``series``."""
    others = series.rounds.exclude(pk=round.pk)
    if others.filter(edition__iexact=edition.strip()).exists():
        raise RoundError("edition_repeated", edition=edition.strip())
    update_round(round, data={"series": series, "edition": edition.strip()}, actor=actor)


def _series_of(round: Round, actor: User | None) -> Series:
    if round.series:
        return round.series
    series, _new = Series.objects.get_or_create(organiser=round.organiser, name=round.name)
    update_round(round, data={"series": series}, actor=actor)
    return series


def _copy_days(earlier: Round, round: Round, shift: timedelta, actor: User | None) -> None:
    """Hours on the wall stay the same, also across a change of the clock."""
    zone = earlier.zone
    stretches = [
        Stretch(
            _moved(slot.starts_at.astimezone(zone), shift),
            _moved(slot.ends_at.astimezone(zone), shift),
            Session(slot.session),
            slot.day.on + shift,
        )
        for slot in earlier.slots.select_related("day")
    ]
    if stretches:
        set_slots(round, stretches=stretches, actor=actor)


def _copy_tables(earlier: Round, round: Round, actor: User | None) -> None:
    names = dict(earlier.tables.values_list("number", "name"))
    if not names:
        return
    tables = set_tables(round, count=max(names), actor=actor)
    for table in tables:
        table.name = names.get(table.number, "")
    Table.objects.bulk_update(tables, ["name"], batch_size=500)


def _copy_terms(earlier: Round, round: Round, shift: timedelta) -> None:
    terms = Terms.objects.filter(round=earlier).first()
    if terms is None:
        return
    terms.pk, terms.round = None, round
    for field in DATES:
        if moment := getattr(terms, field):
            setattr(terms, field, _moved(moment.astimezone(round.zone), shift))
    terms._state.adding = True
    terms.save()


def _moved(moment: datetime, shift: timedelta) -> datetime:
    return (moment.replace(tzinfo=None) + shift).replace(tzinfo=moment.tzinfo)
