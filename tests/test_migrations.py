"""What replaces migrations says the same as what it replaces."""

from functools import cache
from typing import Any

import pytest
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

REPLACING = sorted(key for key, one in MigrationLoader(None).disk_migrations.items() if one.replaces)


@cache
def every_migration() -> MigrationLoader:
    return MigrationLoader(None, replace_migrations=False)


@pytest.mark.parametrize(("room", "name"), REPLACING)
def test_a_room_made_at_once_is_the_room_made_step_by_step(room: str, name: str) -> None:
    loader = every_migration()
    replaced = loader.disk_migrations[room, name].replaces
    step_by_step = loader.project_state(replaced[-1], at_end=True)
    before = ProjectState(real_apps=loader.unmigrated_apps)
    assert described(loader.disk_migrations[room, name].mutate_state(before), room) == described(step_by_step, room)
    assert replaced == sorted(
        key for key in loader.disk_migrations if key[0] == room and key <= replaced[-1] and key[1] != name
    )


def described(state: ProjectState, room: str) -> dict[str, Any]:
    """Fields in their order, which is the order of the columns; keys, indexes and constraints."""
    return {
        name: (
            [(field, *found.deconstruct()[1:]) for field, found in model.fields.items()],
            {key: value for key, value in model.options.items() if value},
            model.bases,
            [(manager, type(found)) for manager, found in model.managers],
        )
        for (app, name), model in state.models.items()
        if app == room
    }
