from encadena.matchmaking.wording.documents.filenames import LONGEST, file_name


def test_a_name_has_no_letter_that_a_system_refuses_and_no_empty_part() -> None:
    assert file_name("agenda", "Rueda Ñuble 2026", "", "La Espiga / SpA", ending="pdf") == (
        "agenda-rueda-nuble-2026-la-espiga-spa.pdf"
    )
    assert len(file_name("x" * 500, ending="pdf")) == LONGEST + 4
