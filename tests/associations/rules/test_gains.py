from encadena.associations.rules.gains import FEWEST, GAINS, Member, lines_of, total_of


def member(firm: int, sector: str = "C", *, allows: bool = True, **got: int) -> Member:
    return Member(firm, sector, allows, got)


def test_a_sector_says_how_many_are_counted_and_reached() -> None:
    (line,) = lines_of([member(1, minutes=60), member(2), member(3, rounds=1, minutes=30)], sees_all=False)

    assert (line.members, line.counted, line.reached) == (3, 3, 2)
    assert (line.got["minutes"], line.got["rounds"], line.got["projects"]) == (90, 1, 0)
    assert set(line.got) == set(GAINS)


def test_few_who_do_not_allow_it_are_left_out_of_the_sums_and_counted_as_members() -> None:
    quiet = [member(n, allows=False, minutes=1000) for n in range(FEWEST - 1)]

    (line,) = lines_of([member(99, minutes=60), *quiet], sees_all=False)

    assert (line.members, line.counted, line.got["minutes"]) == (FEWEST, 1, 60)


def test_many_who_do_not_allow_it_are_added_up_together() -> None:
    quiet = [member(n, allows=False, minutes=10) for n in range(FEWEST)]

    (line,) = lines_of([member(99, minutes=60), *quiet], sees_all=False)

    assert (line.counted, line.got["minutes"]) == (FEWEST + 1, 60 + 10 * FEWEST)


def test_the_total_has_the_same_members_as_its_lines() -> None:
    lines = lines_of(
        [member(1, "C", minutes=60), member(2, "A", allows=False, minutes=500), member(3, "", minutes=1)],
        sees_all=False,
    )

    total = total_of(lines)

    assert [line.sector for line in lines] == ["A", "C", ""]
    assert (total.members, total.counted, total.got["minutes"]) == (3, 2, 61)


def test_whoever_sees_everything_counts_everybody() -> None:
    (line,) = lines_of([member(1, allows=False, minutes=5)], sees_all=True)

    assert (line.counted, line.got["minutes"]) == (1, 5)


def test_what_is_not_known_of_somebody_is_counted_apart_and_never_as_zero() -> None:
    known, unknown = member(1, meetings=4), Member(2, "C", True, {"meetings": None})

    (line,) = lines_of([known, unknown], sees_all=True)

    assert (line.got["meetings"], line.unknown["meetings"], line.reached) == (4, 1, 1)
    assert total_of([line]).unknown["meetings"] == 1
