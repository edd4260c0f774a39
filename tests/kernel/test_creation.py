"""Two tables that point to each other, made in one step and taken back in one."""

import pytest
from django.db import connection, models
from django.db.migrations import CreateModel
from django.db.migrations.state import ProjectState
from django.db.models.deletion import CASCADE

from encadena.kernel.creation import CreateTables

KEY = models.BigAutoField(primary_key=True)
TABLES = CreateTables(
    [
        CreateModel("Hen", [("id", KEY), ("first", models.ForeignKey("kernel.egg", CASCADE, null=True))]),
        CreateModel(
            "Egg",
            [("id", KEY), ("layer", models.ForeignKey("kernel.hen", CASCADE))],
            {"indexes": [models.Index(fields=["layer", "id"], name="eggs_of_a_hen")]},
        ),
    ]
)


def after(state: ProjectState) -> ProjectState:
    found = state.clone()
    TABLES.state_forwards("kernel", found)
    return found


@pytest.mark.django_db(transaction=True)
def test_tables_that_need_each_other_are_made_and_taken_back_together() -> None:
    nothing = ProjectState()
    made = after(nothing)
    with connection.schema_editor() as editor:
        TABLES.database_forwards("kernel", editor, nothing, made)
    hen, egg = made.apps.get_model("kernel", "hen"), made.apps.get_model("kernel", "egg")
    laid = egg.objects.create(layer=hen.objects.create())
    hen.objects.update(first=laid)
    with connection.cursor() as cursor:
        assert "eggs_of_a_hen" in connection.introspection.get_constraints(cursor, "kernel_egg")
    egg.objects.all().delete()
    with connection.schema_editor() as editor:
        TABLES.database_backwards("kernel", editor, made, nothing)
    assert not {"kernel_hen", "kernel_egg"} & set(connection.introspection.table_names())


def test_models_drawn_before_are_not_drawn_again_with_every_table() -> None:
    state = ProjectState()
    assert state.apps
    TABLES.state_forwards("kernel", state)
    assert "apps" not in state.__dict__
    assert [model._meta.model_name for model in state.apps.get_models()] == ["hen", "egg"]


def test_a_log_of_migrations_says_how_many() -> None:
    assert TABLES.describe() == "Create 2 tables"
