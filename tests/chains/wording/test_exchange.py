from encadena.chains import errors
from encadena.chains.rules.exchange.sales import COLUMNS
from encadena.chains.wording.exchange import FIELDS, headings, lists, sentence


def test_every_column_has_its_heading_its_words_and_is_found_again() -> None:
    assert FIELDS.keys() == headings().keys() == COLUMNS.synonyms.keys()
    assert list(COLUMNS.match(list(headings().values())).values()) == list(headings())
    assert lists() == {}


def test_every_code_of_a_row_has_its_sentence_and_others_are_nobodys() -> None:
    rows = [code for name, code in vars(errors).items() if name.startswith("ROW_") or name.startswith("UNDO_")]
    assert all(sentence(code, {"value": "x"}) for code in rows)
    assert sentence("row_client_unknown", {}) is None
