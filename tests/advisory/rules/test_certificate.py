from encadena.advisory.rules.certificate import LENGTH, LETTERS, new_code, typed_code


def test_codes_are_long_random_and_easy_to_copy() -> None:
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(len(code) == LENGTH and set(code) <= set(LETTERS) for code in codes)
    assert len(LETTERS) ** LENGTH > 2**78


def test_a_code_copied_from_paper_is_understood() -> None:
    code = new_code()
    assert typed_code(f" {code[:4].lower()}-{code[4:8]} {code[8:]}\n") == code
