from typing import Any

import pytest

from encadena.firms import registry
from encadena.firms.actions.merge import merge_firms, undo_merge
from encadena.firms.models import Firm
from encadena.kernel.errors import DomainError

from ..cast import Cast
from ..factories import a_firm


class Room:
    """A room above that has something of every firm."""

    def __init__(self) -> None:
        self.joined: list[tuple[int, int, object]] = []
        self.parted: list[object] = []

    def join(self, kept_id: int, gone_id: int, *, actor: object) -> dict[str, int]:
        assert not Firm.objects.get(pk=gone_id).merged_into_id
        self.joined.append((kept_id, gone_id, actor))
        return {"kept": kept_id}

    def part(self, data: Any, *, actor: object) -> None:
        self.parted.append(data)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    room = Room()
    monkeypatch.setattr(registry, "_joiners", {})
    registry.register_joiner(registry.Joiner("above", room.join, room.part))
    return room


def test_a_room_above_joins_and_parts_with_what_it_said(cast: Cast, room: Room) -> None:
    twin = a_firm(rut=None)
    merge = merge_firms(cast.firm, twin, choices={}, actor=cast.head)
    assert room.joined == [(cast.firm.pk, twin.pk, cast.head)]
    undo_merge(merge, actor=cast.head)
    assert room.parted == [{"kept": cast.firm.pk}]


def test_a_room_that_fails_leaves_both_firms_as_they_were(cast: Cast, room: Room) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise DomainError("no_way")

    registry.register_joiner(registry.Joiner("refusing", refuse, room.part))
    twin = a_firm(rut=None)
    with pytest.raises(DomainError, match="no_way"):
        merge_firms(cast.firm, twin, choices={}, actor=cast.head)
    assert Firm.objects.get(pk=twin.pk).merged_into_id is None


def test_a_merge_of_before_the_room_is_undone_without_it(cast: Cast, room: Room) -> None:
    merge = merge_firms(cast.firm, a_firm(rut=None), choices={}, actor=cast.head)
    merge.moved.pop("joined")
    merge.save()
    undo_merge(merge, actor=cast.head)
    assert room.parted == []
