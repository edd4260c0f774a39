from encadena.advisory.rules.day import First
from encadena.advisory.wording.day import told


def test_every_first_thing_has_its_words() -> None:
    assert len({told(first) for first in First}) == len(First)
