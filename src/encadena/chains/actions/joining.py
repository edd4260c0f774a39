"""Two firms became one: its spans in a project, its states on requirements and its place in an alliance become one too.

What cannot stand twice is written down as it was and comes back when the merge is undone (decision 0015).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record

from ..models import AllianceParty, LinkageProject, ProjectMember, RequirementState
from ..rules.spans import Span, joined, whole

SAID = ("state", "said_by", "evidence_id", "note", "on", "set_by_id")


def join_chains(kept_id: int, gone_id: int, *, actor: User | None) -> dict[str, Any]:
    """After the rows that could follow did; what was in the way stands with ``gone`` still."""
    with transaction.atomic():
        told = {
            "members": _join_members(kept_id, gone_id, actor),
            "states": _join_states(kept_id, gone_id, actor),
            "parties": _join_parties(kept_id, gone_id),
        }
    return told


def part_chains(data: Mapping[str, Any], *, actor: User | None) -> None:
    """Rows come back under their keys; one that somebody changed since the merge is left alone."""
    with transaction.atomic():
        for told in data["members"]:
            _part_member(told, actor)
        for told in data["states"]:
            _restore(RequirementState, told["pk"], told["after"], told["before"])
        for row in data["parties"]:
            AllianceParty.objects.get_or_create(pk=row["pk"], defaults=row)


def _join_members(kept: int, gone: int, actor: User | None) -> list[dict[str, Any]]:
    rows = ProjectMember.objects.filter(firm__in=(kept, gone)).select_for_update(of=("self",)).order_by("pk")
    of_project: dict[int, list[ProjectMember]] = {}
    for row in rows:
        of_project.setdefault(row.project_id, []).append(row)
    found = []
    for own in of_project.values():
        by_key = {row.pk: row for row in own}
        for group in joined(Span(row.pk, row.entered_on, row.left_on) for row in own):
            members = [by_key[span.pk] for span in group]
            if len(members) > 1:
                found.append(_as_one(members, group, kept, actor))
            elif members[0].firm_id != kept:
                ProjectMember.objects.filter(pk=members[0].pk).update(firm=kept)
                found.append({"moved": members[0].pk, "to": kept, "from": gone})
    return found


def _as_one(members: list[ProjectMember], group: list[Span], kept: int, actor: User | None) -> dict[str, Any]:
    """The first span grows over all of the others."""
    first, *rest = members
    entered, left = whole(group)
    last = max(members, key=lambda row: row.left_on or date.max)
    before = _plain_member(first)
    ProjectMember.objects.filter(pk__in=[row.pk for row in rest]).delete()
    first.firm_id, first.entered_on, first.left_on = kept, entered, left
    first.left_reason = "" if left is None else last.left_reason
    first.save(update_fields=["firm", "entered_on", "left_on", "left_reason"])
    project = LinkageProject.objects.get(pk=first.project_id)
    record("chain.members_joined", project, actor=actor, context={"member": first.pk, "spans": len(members)})
    after = _plain_member(first)
    return {"pk": first.pk, "before": before, "after": after, "gone": [_plain_member(row) for row in rest]}


def _part_member(told: Mapping[str, Any], actor: User | None) -> None:
    if "moved" in told:
        ProjectMember.objects.filter(pk=told["moved"], firm=told["to"]).update(firm=told["from"])
        return
    if not _restore(ProjectMember, told["pk"], told["after"], told["before"]):
        return
    for row in told["gone"]:
        ProjectMember.objects.create(**row)
    project = LinkageProject.objects.get(pk=told["before"]["project_id"])
    record("chain.members_parted", project, actor=actor, context={"member": told["pk"]})


def _join_states(kept: int, gone: int, actor: User | None) -> list[dict[str, Any]]:
    """Of two accounts of one requirement the later one counts; the other stays with the firm that went."""
    found = []
    left = {row.requirement_id: row for row in RequirementState.objects.filter(firm=gone)}
    for row in RequirementState.objects.filter(firm=kept, requirement__in=left):
        other = left[row.requirement_id]
        if other.on <= row.on:
            continue
        before = _plain_state(row)
        for name in SAID:
            setattr(row, name, getattr(other, name))
        row.save(update_fields=[name.removesuffix("_id") for name in SAID])
        record("requirement.state_set", row, actor=actor, changes={"state": [before["state"], row.state]})
        found.append({"pk": row.pk, "before": before, "after": _plain_state(row)})
    return found


def _join_parties(kept: int, gone: int) -> list[dict[str, Any]]:
    """A party named twice is named once, as long as two different ones remain."""
    rows = []
    for party in AllianceParty.objects.filter(firm=gone):
        others = AllianceParty.objects.filter(alliance=party.alliance_id).exclude(pk=party.pk)
        if others.filter(firm=kept).exists() and others.count() > 1:
            rows.append({"pk": party.pk, "alliance_id": party.alliance_id, "firm_id": gone})
            party.delete()
    return rows


def _restore(model: type[Any], pk: int, after: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    """Whether the row was still as the merge left it."""
    return bool(model.objects.filter(**{**after, "pk": pk}).update(**{k: v for k, v in before.items() if k != "pk"}))


def _plain_member(row: ProjectMember) -> dict[str, Any]:
    days = {name: value.isoformat() if (value := getattr(row, name)) else None for name in ("entered_on", "left_on")}
    return {"pk": row.pk, "project_id": row.project_id, "firm_id": row.firm_id, **days, "left_reason": row.left_reason}


def _plain_state(row: RequirementState) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value := getattr(row, name), date) else value for name in SAID}
