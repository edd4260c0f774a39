from dataclasses import replace

from encadena.impact.rules.definitions import DEFINITIONS, definition_of, fingerprint_of_all, used
from encadena.impact.tables.versions import fingerprints

SHAPES = {"count", "money", "amount", "portion", "ratio", "lasting"}


def test_words_that_change_need_a_new_version() -> None:
    """Changed a word? Raise ``version`` and add a line to ``definition_versions.csv``; the old line stays."""
    kept = fingerprints()
    changed = {
        code: (definition.version, definition.fingerprint)
        for code, definition in DEFINITIONS.items()
        if kept.get((code, definition.version)) != definition.fingerprint
    }
    assert changed == {}


def test_no_version_is_left_out_of_the_table() -> None:
    kept = set(fingerprints())
    assert {(d.code, n) for d in DEFINITIONS.values() for n in range(1, d.version + 1)} == kept


def test_the_fingerprint_follows_every_word_and_the_version() -> None:
    one = DEFINITIONS["chain_micro"]
    others = [replace(one, version=2), *(replace(one, **{name: "otra"}) for name in ("counts", "base", "leaves_out"))]
    assert len({one.fingerprint, *(other.fingerprint for other in others)}) == 5
    assert replace(one).fingerprint == one.fingerprint


def test_every_definition_says_all_that_a_reader_must_know() -> None:
    for definition in DEFINITIONS.values():
        told = [getattr(definition, name) for name in ("name", "unit", "counts", "period", "base", "unknowns")]
        assert all([*told, definition.leaves_out, definition.owner]), definition.code
        assert definition.shape in SHAPES
        assert bool(definition.of) == (definition.shape == "ratio")
        assert set(definition.of or ()) <= set(DEFINITIONS)


def test_a_report_names_what_it_counted_by() -> None:
    assert [one.code for one in used()] == list(DEFINITIONS)
    assert used()[0].fingerprint == DEFINITIONS["projects"].fingerprint
    assert len(fingerprint_of_all()) == 16
    assert definition_of("nothing") is None
