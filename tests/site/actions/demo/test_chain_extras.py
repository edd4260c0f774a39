from collections.abc import Sequence

import pytest

from encadena.chains.models import AnchorBuyer, ChainSale, LinkageProject, Measure, RequirementGap
from encadena.chains.planning.network import network_of
from encadena.chains.planning.picture import drawn
from encadena.chains.queries.indicators import measured_of
from encadena.chains.queries.trade import Period, trade_of
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.network.models import Centre
from encadena.site.actions.demo.chain_extras import make_chain_extras
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.chains.makers import a_missing_requirement, a_running_chain
from tests.factories import a_firm


@pytest.fixture
def projects(cast: Cast) -> Sequence[LinkageProject]:
    Centre.objects.filter(pk=cast.centre.pk).update(slug="concepcion")
    made = []
    for _ in range(2):
        firms: list[Firm] = [a_firm(cast.centre, cast.adviser) for _ in range(6)]
        for firm in firms:
            a_client(cast.centre, cast.adviser, firm)
        made.append(a_running_chain(cast.centre, *firms))
        a_missing_requirement(made[-1], firms[0])
        a_missing_requirement(made[-1], firms[1], text="Volumen")
    make_chain_extras(seed=1, today=clock.today(), actor=None)
    return made


def test_a_firm_that_sells_buys_from_others_and_stands_in_the_middle(
    cast: Cast, projects: Sequence[LinkageProject]
) -> None:
    trade = trade_of(cast.adviser, Period.of(""))
    assert drawn(trade, network_of(trade)).picture.layers == 3
    assert AnchorBuyer.objects.filter(firm__isnull=False).count() == 1
    assert not ChainSale.objects.filter(month__gt=clock.today()).exists()


def test_gaps_are_late_or_wait_for_an_answer_and_measures_have_a_baseline(projects: Sequence[LinkageProject]) -> None:
    states = list(RequirementGap.objects.order_by("pk").values_list("gap__state", flat=True))
    assert states == ["in_plan", "closed", "in_plan", "closed"]
    told = {one.kind.code: one.change.why for one in measured_of(projects[0])}
    assert told == {"energy": "", "waste-revalued": "", "emissions": "", "water": "method"}
    assert Measure.objects.filter(baseline=True).count() == 8


def test_the_same_seed_draws_the_same(cast: Cast, projects: Sequence[LinkageProject]) -> None:
    amounts = list(ChainSale.objects.order_by("pk").values_list("amount", flat=True))
    ChainSale.objects.all().delete()
    RequirementGap.objects.all().delete()
    Measure.objects.all().delete()
    make_chain_extras(seed=1, today=clock.today(), actor=None)
    assert list(ChainSale.objects.order_by("pk").values_list("amount", flat=True)) == amounts
