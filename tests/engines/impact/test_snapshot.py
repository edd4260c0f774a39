import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from encadena.engines.impact.snapshot import canonical, differences, digest

REPORT = {
    "year": 2025,
    "share": 0.1 + 0.2,
    "money": Decimal("1200.50"),
    "until": date(2025, 12, 31),
    "rows": [(1, "ñ")],
}


def test_the_same_numbers_have_the_same_hash_in_whatever_order_and_type() -> None:
    turned = dict(reversed(REPORT.items())) | {"share": 0.3, "rows": [[1, "ñ"]], "money": Decimal("1200.500")}
    assert digest(turned) == digest(REPORT)
    assert canonical(REPORT) == ('{"money":"1200.5","rows":[[1,"ñ"]],"share":0.3,"until":"2025-12-31","year":2025}')


def test_another_process_with_another_seed_finds_the_same_hash() -> None:
    program = "from encadena.engines.impact.snapshot import digest; print(digest({'b': {'x', }.pop(), 'a': 0.1 + 0.2}))"
    found = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": seed}
        ).stdout.strip()
        for seed in ("0", "1", "99")
    }
    assert found == {digest({"a": 0.3, "b": "x"})}


def test_one_project_less_is_another_hash_and_the_place_is_named() -> None:
    now = {"projects": {"value": 147, "by_region": [3, 4]}, "note": "x"}
    later = {"projects": {"value": 146, "by_region": [3, 3]}, "more": 1}
    assert digest(now) != digest(later)
    assert differences(now, later) == ["more", "note", "projects.by_region[1]", "projects.value"]
    assert differences(now, now) == []


def test_lists_of_another_length_differ_as_a_whole() -> None:
    assert differences({"a": [1, 2]}, {"a": [1]}) == ["a"]


def test_what_has_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical({"a": float("nan")})
    with pytest.raises(TypeError, match="set has no place"):
        canonical({"a": {1}})
