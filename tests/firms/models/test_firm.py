import pytest
from django.db import connection

DEFINITION = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE name = %s",
    "postgresql": "SELECT indexdef FROM pg_indexes WHERE indexname = %s",
}


@pytest.mark.django_db
def test_taking_a_firm_away_asks_an_index_who_was_merged_into_it() -> None:
    """SQLite walks the whole register for every firm that goes unless the condition is written as «IS NOT NULL»."""
    with connection.cursor() as cursor:
        cursor.execute(DEFINITION[connection.vendor], ["merged_firms"])
        (definition,) = cursor.fetchone()
        if connection.vendor == "sqlite":
            cursor.execute("EXPLAIN QUERY PLAN SELECT 1 FROM firms_firm WHERE merged_into_id = 7")
            assert "merged_firms" in str(cursor.fetchall())
    assert "IS NOT NULL" in definition
