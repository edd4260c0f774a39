"""Fairs, who exhibits what at which stand, and what visitors ask."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.models import Firm, Offering
from encadena.kernel import clock

from ..choices import FairState
from ..errors import FairError
from ..models import Exhibitor, Fair, Group, StandKind, VisitorRequest
from ..rules import codes_of

FIELDS = ("name", "kind", "organiser", "place", "about", "starts_on", "ends_on", "rows", "columns", "price", "invented")
MOST_OPEN = 500
"""Requests of one exhibitor that nobody answered; more than that are a machine's."""


def save_fair(fair: Fair | None, *, data: Mapping[str, Any], actor: User | None) -> Fair:
    """A new one in draft, or an edit. Raises ``stands_taken`` when the plan would lose a stand that somebody has."""
    values = {name: data[name] for name in FIELDS if name in data}
    with transaction.atomic():
        if fair is None:
            made = Fair.objects.create(**values)
            record("fair.created", made, actor=actor)
            return made
        rows, columns = values.get("rows", fair.rows), values.get("columns", fair.columns)
        outside = fair.exhibitors.filter(row__gt=rows) | fair.exhibitors.filter(column__gt=columns)
        if outside.exists():
            raise FairError("stands_taken")
        for name, value in values.items():
            setattr(fair, name, value)
        fair.save(update_fields=[*values])
        record("fair.edited", fair, actor=actor)
    return fair


def change_state(fair: Fair, *, state: FairState, actor: User | None) -> None:
    with transaction.atomic():
        before, fair.state = fair.state, state
        fair.save(update_fields=["state"])
        record("fair.state_changed", fair, actor=actor, changes={"state": [before, state]})


def exhibit(fair: Fair, *, firm: Firm, actor: User | None) -> Exhibitor:
    """Raises ``fair_closed``, ``exhibits_already``."""
    if fair.state == FairState.CLOSED:
        raise FairError("fair_closed")
    with transaction.atomic():
        made, new = Exhibitor.objects.get_or_create(fair=fair, firm=firm)
        if not new:
            raise FairError("exhibits_already", firm=str(firm))
        record("fair.exhibitor_added", fair, actor=actor, context={"firm": str(firm)})
    return made


def present(exhibitor: Exhibitor, *, about: str, offerings: Collection[Offering], actor: User | None) -> None:
    """What the showcase says of the firm: nothing but this. Raises ``offering_of_another``."""
    if any(one.firm_id != exhibitor.firm_id for one in offerings):
        raise FairError("offering_of_another")
    with transaction.atomic():
        exhibitor.about = about.strip()[:600]
        exhibitor.save(update_fields=["about"])
        exhibitor.offerings.set(offerings)
        record("fair.presented", exhibitor.fair, actor=actor, context={"firm": str(exhibitor.firm)})


def give_stand(exhibitor: Exhibitor, *, row: int | None, column: int | None, actor: User | None) -> None:
    """None takes the stand away. Raises ``stand_outside``, ``stand_taken`` (unless by the own group)."""
    fair = exhibitor.fair
    if row is not None and not (1 <= row <= fair.rows and 1 <= (column or 0) <= fair.columns):
        raise FairError("stand_outside")
    with transaction.atomic():
        Fair.objects.select_for_update().get(pk=fair.pk)
        others = Exhibitor.objects.filter(fair=fair, row=row, column=column).exclude(pk=exhibitor.pk)
        if row is not None and others.exclude(group=exhibitor.group_id or 0).exists():
            raise FairError("stand_taken")
        exhibitor.row, exhibitor.column = row, column
        exhibitor.save(update_fields=["row", "column"])
        context = {"firm": str(exhibitor.firm), "stand": exhibitor.stand}
        record("fair.stand_given", fair, actor=actor, context=context)


def put_in_group(exhibitor: Exhibitor, *, name: str, actor: User | None) -> None:
    """The group of that name at this fair, made when it is new; an empty name takes the firm out of its group.

    Raises ``shares_stand``: who stands together belongs together.
    """
    name, fair = " ".join(name.split())[:120], exhibitor.fair
    with transaction.atomic():
        Fair.objects.select_for_update().get(pk=fair.pk)
        group = Group.objects.get_or_create(fair=fair, name=name)[0] if name else None
        with_it = Exhibitor.objects.filter(fair=fair, row=exhibitor.row, column=exhibitor.column, row__isnull=False)
        if group != exhibitor.group and with_it.exclude(pk=exhibitor.pk).exists():
            raise FairError("shares_stand", stand=exhibitor.stand)
        exhibitor.group = group
        exhibitor.save(update_fields=["group"])
        record("fair.grouped", fair, actor=actor, context={"firm": str(exhibitor.firm), "group": name})


def add_kind(fair: Fair, *, data: Mapping[str, Any], actor: User | None) -> StandKind:
    """``data`` holds ``name, area, price, stands`` (``A1-A4, C``). Stands of an earlier type become of this one.

    Raises ``stands_unreadable`` with what was not understood, ``stands_missing``.
    """
    codes, wrong = codes_of(data["stands"], fair.rows, fair.columns)
    if wrong:
        raise FairError("stands_unreadable", wrong=", ".join(wrong))
    if not codes:
        raise FairError("stands_missing")
    with transaction.atomic():
        Fair.objects.select_for_update().get(pk=fair.pk)
        for other in fair.kinds.all():
            if set(other.codes) & set(codes):
                other.codes = [code for code in other.codes if code not in codes]
                other.save(update_fields=["codes"])
        made = StandKind.objects.create(
            fair=fair, name=data["name"], area=data.get("area"), price=data.get("price"), codes=codes
        )
        record("fair.kind_added", fair, actor=actor, context={"kind": made.name, "price": str(made.price or "")})
    return made


def remove_kind(kind: StandKind, *, actor: User | None) -> None:
    """Its stands cost what the fair says again."""
    with transaction.atomic():
        record("fair.kind_removed", kind.fair, actor=actor, context={"kind": kind.name})
        kind.delete()


def ask(exhibitor: Exhibitor, *, data: Mapping[str, Any], consent: str, actor: User | None) -> VisitorRequest:
    """A visitor asks; who it was stays out of the log. Raises ``fair_closed``, ``too_many_requests``."""
    if exhibitor.fair.state != FairState.PUBLISHED:
        raise FairError("fair_closed")
    with transaction.atomic():
        if exhibitor.requests.filter(answered_at__isnull=True).count() >= MOST_OPEN:
            raise FairError("too_many_requests")
        made = VisitorRequest.objects.create(exhibitor=exhibitor, consent=consent[:400], **data)
        record("fair.asked", exhibitor.fair, actor=actor, context={"firm": str(exhibitor.firm)})
    return made


def answer_request(request: VisitorRequest, *, actor: User | None) -> None:
    with transaction.atomic():
        open_one = VisitorRequest.objects.filter(pk=request.pk, answered_at__isnull=True)
        if open_one.update(answered_at=clock.now(), answered_by=actor):
            context = {"firm": str(request.exhibitor.firm)}
            record("fair.answered", request.exhibitor.fair, actor=actor, context=context)
