from encadena.engines.matching.folding import fold


def test_accents_case_and_signs_are_left_out() -> None:
    assert fold("Arándanos, 5 kg — ÑUBLE") == "arandanos 5 kg nuble"
    assert fold("  ") == ""
