from encadena.chains.choices import FirmState as S
from encadena.chains.rules.score import Share, share_of


def test_what_does_not_apply_is_not_asked_and_the_unknown_is_apart() -> None:
    told = share_of([S.MET, S.NOT_APPLICABLE, S.UNKNOWN, S.NOT_MET, S.IN_PROGRESS])
    assert (told, told.known, told.at_most) == (Share(1, 4, 1), 3, 2)


def test_nothing_asked_is_nothing_met() -> None:
    assert share_of([]) == Share(0, 0, 0)
