"""What exists is written down: settings, commands, decisions."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "encadena"


def test_every_setting_from_the_environment_is_documented() -> None:
    documented = (ROOT / "docs/reference/settings.md").read_text()
    used = set(re.findall(r'"((?:ENCADENA|DATABASE)_[A-Z_]+)"', (SRC / "site/settings.py").read_text()))
    assert {name for name in used if f"`{name}`" not in documented} == set()


def test_every_command_is_documented() -> None:
    documented = (ROOT / "docs/reference/commands.md").read_text()
    commands = {p.stem for p in SRC.glob("*/management/commands/*.py") if p.stem != "__init__"}
    assert {name for name in commands if f"`encadena {name.replace('_', '-')}" not in documented} == set()


def test_every_decision_says_its_date_and_its_state() -> None:
    bare = [
        path.name
        for path in (ROOT / "docs/decisions").glob("*.md")
        if not re.search(r"^\d{4}-\d{2}-\d{2} · (accepted|replaced)", path.read_text(), re.MULTILINE)
    ]
    assert bare == []


def test_every_room_is_in_the_architecture() -> None:
    text = (ROOT / "docs/architecture.md").read_text()
    assert [room for room in settings.ROOMS if room not in text] == []
