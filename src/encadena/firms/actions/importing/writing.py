"""Writes the plans of one chunk: every table at once, with journal, audit and keys, in the caller's transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from encadena.accounts.models import User
from encadena.audit.models import Entry

from ...models import Assignment, Firm, FirmActivity, Import, ImportChange, Ownership, Person, YearlySales
from ...queries.reach import section_of
from ...rules.keys import keys_of
from ..keys import add_keys, refresh_keys
from ..reach import add_reach, refresh_reach
from ..standing import refresh_female_owned
from .bulk import fresh, insert
from .journal import Step, snapshot, step
from .plans import Plan, Setting

BATCH = 2000


class Befores:
    """What stood before, read from the database rows themselves just before they are overwritten."""

    def __init__(self, plans: Sequence[Plan], *, actor: User | None) -> None:
        self._values: dict[tuple[type[Model], int], dict[str, Any]] = {}
        self._read(Firm, [p.firm.id for p in plans if p.firm_changed and p.firm.id], actor)
        self._read(YearlySales, [f.pk for p in plans for f in p.closed_sales], actor)
        self._read(Ownership, [o.pk for p in plans for o in p.changed_owners], actor)
        self._read(Person, [person.pk for p in plans for person in p.people if person.pk], actor)

    def _read(self, model: type[Model], ids: list[int], actor: User | None) -> None:
        for row in model._default_manager.filter(pk__in=ids) if ids else ():
            self._values[model, row.pk] = snapshot(row, actor=actor)

    def of(self, row: Model) -> dict[str, Any] | None:
        return self._values.get((type(row), row.pk)) if self._values and row.pk else None


def write_plans(plans: Sequence[Plan], setting: Setting, *, actor: User | None) -> None:
    """``plans`` are good and change something. About 30 statements per chunk, whatever its size."""
    befores = Befores(plans, actor=actor)
    made = {id(plan): plan.is_new for plan in plans}
    people = _write_people(plans, befores)
    _write_firms(plans)
    _write_parts(plans)
    changes = [_change_of(plan, made[id(plan)], befores, setting.batch, actor) for plan in plans]
    changes += [_change_of_person(person, before, setting.batch, actor) for person, before in people]
    insert(ImportChange, changes, actor=actor)
    context = {"import": setting.batch.pk, "file": setting.batch.file_name}
    insert(Entry, [_entry(plan, made[id(plan)], context, actor) for plan in plans], actor=actor)
    _settle(plans, people, made, setting, actor)


def _write_people(plans: Sequence[Plan], befores: Befores) -> list[tuple[Person, dict[str, Any] | None]]:
    people = list({id(person): person for plan in plans for person in plan.people}.values())
    before = {id(person): befores.of(person) for person in people}
    known = [person for person in people if person.id]
    insert(Person, [person for person in people if not person.id], actor=None)
    _upsert(Person, known)
    return [(person, before[id(person)]) for person in people]


def _write_firms(plans: Sequence[Plan]) -> None:
    changed = [plan.firm for plan in plans if plan.firm.id and plan.firm_changed]
    new = [plan for plan in plans if plan.is_new]
    for plan in new:
        if plan.activity:
            plan.firm.section = section_of(plan.activity.activity_id)
    insert(Firm, [plan.firm for plan in new], actor=None)
    _upsert(Firm, changed)


def _write_parts(plans: Sequence[Plan]) -> None:
    """Children point to firms and people that have their keys by now; figures that end make room before new
    ones begin.
    """
    _upsert(YearlySales, [figure for plan in plans for figure in plan.closed_sales])
    _insert(YearlySales, (figure for plan in plans for figure in plan.new_sales), "firm")
    _insert(FirmActivity, (plan.activity for plan in plans if plan.activity), "firm")
    _insert(Assignment, (plan.assignment for plan in plans if plan.assignment), "firm")
    _upsert(Ownership, [row for plan in plans for row in plan.changed_owners])
    late = {rut for plan in plans for row, rut in plan.new_owners if rut and row.owner_firm is None}
    firms = {firm.rut: firm for firm in Firm.objects.filter(rut__in=late)} if late else {}
    for plan in plans:
        for row, rut in plan.new_owners:
            if rut and row.owner_firm is None:
                row.owner_firm = firms[rut]
    _insert(Ownership, (row for plan in plans for row, _rut in plan.new_owners), "firm", "person", "owner_firm")


def _insert(model: type[Model], rows: Iterable[Model], *parents: str) -> None:
    ready = list(rows)
    for parent in parents:  # some got their keys after they were assigned
        attribute = f"{parent}_id"
        for row in ready:
            if (assigned := row._state.fields_cache.get(parent)) is not None:
                row.__dict__[attribute] = assigned.__dict__["id"]
    insert(model, ready, actor=None)


def _upsert(model: type[Model], rows: Sequence[Model]) -> None:
    """Whole rows by primary key: one statement per batch, as fast as inserting."""
    if rows:
        names = [f.name for f in model._meta.concrete_fields if not f.primary_key]
        model._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=names, batch_size=BATCH
        )


def _change_of(plan: Plan, new: bool, befores: Befores, batch: Import, actor: User | None) -> ImportChange:
    steps: list[Step] = []
    if plan.firm_changed:
        steps.append(step("firm", plan.firm, None if new else befores.of(plan.firm), actor=actor))
    steps += [step("sales", row, befores.of(row), actor=actor) for row in plan.closed_sales]
    steps += [step("owner", row, befores.of(row), actor=actor) for row in plan.changed_owners]
    made: list[tuple[str, Model]] = [("sales", row) for row in plan.new_sales] + [
        ("owner", row) for row, _rut in plan.new_owners
    ]
    made += [(kind, row) for kind, row in (("activity", plan.activity), ("assignment", plan.assignment)) if row]
    steps += [step(kind, row, None, actor=actor) for kind, row in made]
    return fresh(
        ImportChange,
        actor=None,
        batch=batch, model="firms.firm", object_id=plan.firm.id, label=plan.firm.name[:200],
        before=None if new else {name: pair[0] for name, pair in plan.changes.items()}, after={"steps": steps},
    )  # fmt: skip


def _change_of_person(person: Person, before: dict[str, Any] | None, batch: Import, actor: User | None) -> ImportChange:
    steps = [step("person", person, before, actor=actor)]
    return fresh(
        ImportChange,
        actor=None,
        batch=batch, model="firms.person", object_id=person.id, label=person.full_name[:200],
        before=before and {"full_name": before["full_name"]}, after={"steps": steps},
    )  # fmt: skip


def _entry(plan: Plan, new: bool, context: dict[str, Any], actor: User | None) -> Entry:
    """As ``audit.actions.entry_of`` makes them."""
    return fresh(
        Entry,
        actor=None,
        actor_id=actor.pk if actor else None,
        verb="firm.created" if new else "firm.updated",
        subject_kind="firms.firm",
        subject_id=str(plan.firm.id),
        subject_label=str(plan.firm)[:200],
        changes=plan.changes,
        context=context,
    )


def _settle(
    plans: Sequence[Plan],
    people: list[tuple[Person, dict[str, Any] | None]],
    made: dict[int, bool],
    setting: Setting,
    actor: User | None,
) -> None:
    new = [plan for plan in plans if made[id(plan)]]
    filled = [person.pk for person, before in people if before is not None]
    elsewhere = set(Ownership.objects.filter(person__in=filled).values_list("firm", flat=True)) if filled else set()
    add_keys({plan.firm.id: _keys_of_new(plan) for plan in new}, actor=actor)
    known = {plan.firm.id for plan in plans if not made[id(plan)]} | (elsewhere - {plan.firm.id for plan in new})
    refresh_keys(known, actor=actor)
    refresh_female_owned(elsewhere, actor=actor)
    refresh_reach(known, actor=actor)
    assignments = {plan.firm.id: plan.assignment for plan in new if plan.assignment}
    add_reach([plan.firm for plan in new], assignments, actor=actor)
    for plan in new:
        if not plan.firm.rut:
            setting.unnamed.add(plan.firm.pk, plan.firm.name, plan.firm.commune_id)


def _keys_of_new(plan: Plan) -> set[str]:
    firm = plan.firm
    return keys_of(
        names=(firm.name, firm.trade_name),
        email=firm.email,
        phone=firm.phone,
        website=firm.website,
        commune=firm.commune_id,
        address=firm.address,
        owners=[(row.person.rut, row.person.full_name) for row, _rut in plan.new_owners if row.person],
    )
