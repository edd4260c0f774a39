import pytest

from encadena.kernel.text import fold
from encadena.matchmaking.choices import SheetKind
from encadena.matchmaking.rules.rows import find_columns
from encadena.matchmaking.rules.sheets.headings import NEEDED, OF
from encadena.matchmaking.wording.sheets import COLUMNS


@pytest.mark.parametrize("kind", list(SheetKind))
def test_the_headings_of_our_template_are_all_known(kind: SheetKind) -> None:
    headings = [str(label) for label in COLUMNS[kind].values()]

    found = find_columns([headings], OF[kind], NEEDED[kind])

    assert found == (0, {name: place for place, name in enumerate(COLUMNS[kind])})


def test_every_word_is_written_as_it_is_compared() -> None:
    words = [word for kind in OF.values() for group in kind.values() for word in group]

    assert words == [fold(word) for word in words]
