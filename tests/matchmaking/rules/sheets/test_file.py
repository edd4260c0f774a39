import pytest

from encadena.matchmaking.errors import UnreadableError
from encadena.matchmaking.rules.sheets.file import first_sheet


def test_the_rows_come_with_their_heading_up_to_the_most() -> None:
    text = b"nombre;pais\nUna;PE\nDos;BR\n"

    assert first_sheet("a.csv", text, most=2) == [["nombre", "pais"], ["Una", "PE"], ["Dos", "BR"]]
    with pytest.raises(UnreadableError, match="file_too_long"):
        first_sheet("a.csv", text, most=1)
