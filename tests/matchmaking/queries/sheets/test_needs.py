import pytest

from encadena.matchmaking.actions import needs, participants
from encadena.matchmaking.choices import ParticipantStatus
from encadena.matchmaking.models import Round
from encadena.matchmaking.queries.sheets.needs import NeedsJudge
from encadena.matchmaking.queries.sheets.verdicts import Judged
from encadena.readiness.models import Standard
from tests.matchmaking.makers import a_buyer, a_ready_round

pytestmark = pytest.mark.django_db
MIEL = {"buyer": "Lima Foods", "title": "Miel", "kind": "bien"}


@pytest.fixture
def round() -> Round:
    round = a_ready_round([], buyer_count=0)
    buyer = a_buyer(name="Lima Foods", languages=["pt"], contact="ana@lima.pe")
    participants.add_participants(round, buyers=[buyer], actor=None)
    return round


def judged(round: Round, *rows: dict[str, str]) -> list[Judged]:
    judge = NeedsJudge(round, rows, None)
    return [judge.judge(number, row) for number, row in enumerate(rows, start=2)]


def codes(round: Round, *rows: dict[str, str]) -> list[str]:
    return [str(one.row.get("code", one.row["outcome"])) for one in judged(round, *rows)]


def test_a_whole_row_is_understood(round: Round) -> None:
    standard = Standard.objects.order_by("pk")[0]
    row = MIEL | {
        "buyer": "ana@lima.pe", "code": "04.09", "volume": "1.500", "unit": "kg",
        "certificates": standard.name_es.upper(),
        "languages": "inglés", "sizes": "micro, pequeña", "until": "31-12-2030",
    }  # fmt: skip

    (one,) = judged(round, row)

    assert one.new, one.row
    need = one.data["need"]
    assert (need["product"].pk, need["volume"], need["certificates"]) == ("0409", 1500, [standard.code])
    assert (need["language"], need["languages"], need["sizes"]) == ("pt", ["en"], ["micro", "small"])


def test_delivery_terms_are_read_as_codes_and_their_place_as_text(round: Round) -> None:
    (one,) = judged(round, MIEL | {"delivery": "CIF o FOB Valparaíso"})

    assert (one.data["need"]["incoterms"], one.data["need"]["delivery"]) == (["FOB", "CIF"], "Valparaíso")


def test_every_reason_has_its_code(round: Round) -> None:
    assert codes(
        round,
        MIEL | {"buyer": ""},
        MIEL | {"buyer": "Nadie"},
        MIEL | {"kind": ""},
        MIEL | {"title": ""},
        MIEL | {"code": "0000"},
        MIEL | {"certificates": "la que sea"},
        MIEL | {"volume": "20"},
        MIEL | {"volume": "mucho"},
        MIEL,
        MIEL | {"title": "MIEL"},
    ) == [
        "buyer_missing", "buyer_not_in_round", "goods_unclear", "need_title_missing", "code_unknown",
        "standard_unknown", "need_unit_missing", "number_unclear", "new", "need_twice",
    ]  # fmt: skip


def test_what_a_buyer_looks_for_already_stays(round: Round) -> None:
    buyer = round.participants.get().buyer
    assert buyer
    needs.add_need(buyer, data={"title": "miel", "kind": "goods"}, actor=None)

    assert codes(round, MIEL) == ["need_known"]


def test_a_buyer_who_does_not_come_needs_nothing_of_this_round(round: Round) -> None:
    participants.set_status(round.participants.get(), status=ParticipantStatus.DECLINED, actor=None)

    assert codes(round, MIEL) == ["buyer_not_coming"]


def test_more_than_a_buyer_may_have_is_told_before_anything_is_written(round: Round) -> None:
    rows = [MIEL | {"title": f"Miel {n}"} for n in range(41)]

    assert codes(round, *rows)[-2:] == ["new", "too_many_needs"]
