from pathlib import Path

import pytest

from encadena.engines.rounds.formats import dzn, json, xlsx
from encadena.engines.rounds.formats import read as reading
from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.formats.read import problem_in, read_agenda, read_problem
from encadena.engines.rounds.generator import SMALL, generate

DZN = """nBusiness = 2; nMeetings = 1; nTables = 1; nTotalSlots = 1; nMorningSlots = 1; requested = [|1, 2, 3|];
forbidden = [{}, {}]; fixed = [0]; precedences = [{}];"""


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    problem = generate(SMALL)
    for content in (json.dumps(problem).encode(), xlsx.dumps(problem), b"\xef\xbb\xbf" + json.dumps(problem).encode()):
        path = tmp_path / "round.dzn"
        path.write_bytes(content)
        assert read_problem(path) == problem
    assert problem_in(DZN.encode(), "round.xlsx") == dzn.loads(DZN)


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        (b"", None, "file_empty"),
        (b" \n ", None, "file_empty"),
        (b"nBusiness = 2;\n\xff\xfe", 2, "not_text"),
        (b"nBusiness\x00 = 2;", 1, "not_text"),
        (b"\x89PNG\r\n\x1a\n", 1, "not_text"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 99, None, "old_workbook"),
        (b"PK\x03\x04 and nothing more", None, "not_a_workbook"),
        (b"<html>", 1, "unexpected_character"),
    ],
)
def test_a_file_that_is_no_round_is_refused(tmp_path: Path, content: bytes, place: int | None, code: str) -> None:
    path = tmp_path / "round.dzn"
    path.write_bytes(content)
    with pytest.raises(FormatError) as refused:
        read_problem(path)
    assert (refused.value.file, refused.value.place, refused.value.code) == ("round.dzn", place, code)


def test_a_file_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    path = tmp_path / "round.dzn"
    path.write_text(DZN)
    with pytest.raises(FormatError) as refused:
        read_problem(path)
    assert refused.value.code == "too_large"


@pytest.mark.parametrize("name", ["missing.dzn", ""])
def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FormatError) as refused:
        read_agenda(tmp_path / name)
    assert refused.value.code in ("file_missing", "file_unreadable")
