from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from encadena.matchmaking.rules.interpreting import Sitting, dealt, missing_pair, needed


def test_who_shares_a_language_needs_nobody_and_who_said_none_is_unknown() -> None:
    assert missing_pair(["en", "es"], ["es"], ()) is None
    assert missing_pair([], ["es"], ()) is None
    assert missing_pair(["pt"], [], ()) is None


def test_of_several_pairs_the_one_with_an_interpreter_is_asked_for() -> None:
    assert missing_pair(["zh", "en"], ["es"], ()) == "es-zh"
    assert missing_pair(["zh", "en"], ["es"], {"en-es"}) == "en-es"


def test_the_host_has_to_understand_everybody_of_a_group() -> None:
    speaks = {1: ["en"], 2: ["es", "en"], 3: ["es"]}
    assert needed(1, [2], speaks, ()) == ()
    assert needed(1, [2, 3], speaks, ()) == ("en-es",)


def test_an_interpreter_stays_with_a_host_and_beyond_them_nobody_interprets() -> None:
    sittings = [Sitting(1, "en-es", 1, 2, 7), Sitting(2, "en-es", 1, 2, 8), Sitting(3, "en-es", 2, 3, 8)]
    assert dealt(sittings, {"en-es": [50, 51]}) == {(1, "en-es"): 50, (2, "en-es"): 51, (3, "en-es"): 51}
    assert dealt(sittings, {"en-es": [50]}) == {(1, "en-es"): 50, (3, "en-es"): 50}
    assert dealt(sittings, {}) == {}


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 3), st.integers(1, 3)), max_size=12), st.integers(0, 3))
def test_nobody_interprets_twice_at_once_and_nobody_idles_while_a_meeting_lacks_one(
    rows: list[tuple[int, int, int]], there: int
) -> None:
    sittings = [Sitting(n, "en-es", begins, begins + length, host) for n, (begins, length, host) in enumerate(rows)]
    found = dealt(sittings, {"en-es": list(range(there))})
    busy = Counter((found[s.meeting, s.pair], t) for s in sittings if (s.meeting, s.pair) in found
                   for t in range(s.begins, s.ends))  # fmt: skip
    assert all(count == 1 for count in busy.values())
    most = max((sum(s.begins <= t < s.ends for s in sittings) for t in range(1, 9)), default=0)
    assert most > there or len(found) == len(sittings)
