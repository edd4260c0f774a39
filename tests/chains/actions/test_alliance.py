from datetime import date
from typing import Any

import pytest

from encadena.audit.models import Entry
from encadena.chains.actions.alliance import Parties, save_alliance
from encadena.chains.models import Alliance, AllianceParty
from encadena.kernel.errors import DomainError
from tests.cast import Cast
from tests.chains.makers import an_anchor
from tests.factories import a_firm


def ally(cast: Cast, parties: Parties, alliance: Alliance | None = None, **data: Any) -> Alliance:
    data = {"name": "Convenio de harina", "kind": "commercial", "state": "talking", **data}
    return save_alliance(alliance, centre=cast.centre, project=None, data=data, parties=parties, actor=cast.adviser)


def test_one_alliance_of_many_firms_is_one(cast: Cast) -> None:
    ally(cast, Parties(firms=[cast.firm, a_firm(), a_firm()], institutions=[cast.operator]))
    assert (Alliance.objects.count(), AllianceParty.objects.count()) == (1, 4)


def test_nobody_allies_with_itself(cast: Cast) -> None:
    itself = an_anchor(firm=cast.firm)
    for parties in (Parties(firms=[cast.firm], anchors=[itself]), Parties(firms=[cast.firm, cast.firm])):
        with pytest.raises(DomainError, match="chain_alliance_self"):
            ally(cast, parties)
    with pytest.raises(DomainError, match="chain_alliance_parties"):
        ally(cast, Parties(firms=[cast.firm]))
    assert not Alliance.objects.exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"name": " "}, "chain_alliance_name_missing"),
        ({"starts_on": date(2025, 2, 1), "ends_on": date(2025, 1, 1)}, "chain_alliance_ends_before_start"),
        ({"state": "in_force", "evidence": "Convenio 12"}, "chain_alliance_without_start"),
        ({"state": "in_force", "starts_on": date(2025, 1, 1)}, "chain_alliance_without_evidence"),
    ],
)
def test_an_alliance_in_force_has_a_day_and_a_proof(cast: Cast, data: dict[str, Any], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        ally(cast, Parties(firms=[cast.firm], anchors=[an_anchor()]), **data)


def test_an_edit_changes_the_parties_and_the_log_names_them(cast: Cast) -> None:
    buyer = an_anchor("Compradora Uno")
    made = ally(cast, Parties(firms=[cast.firm], anchors=[buyer]))
    ally(cast, Parties(institutions=[cast.operator], anchors=[buyer]), made)
    assert Entry.objects.get(verb="alliance.edited").changes == {
        "parties": ["Compradora Uno · Panadería La Espiga SpA", "Compradora Uno · Operador Uno"]
    }
