import sys

import pytest

from encadena.site import cli


def test_without_a_command_it_lists_what_it_can_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["encadena"])
    cli.main()
    shown = capsys.readouterr().out
    assert all(f"encadena {name}" in shown for name in cli.OURS)


def test_dashes_and_underscores_name_the_same_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["encadena", "compile-languages", "--help"])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == 0
    assert "traducciones" in capsys.readouterr().out
