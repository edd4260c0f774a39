from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse, reverse_lazy

from encadena.advisory import registry
from encadena.advisory.actions.order import report_order
from encadena.advisory.models import Client, Milestone
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db

ADDRESS = reverse_lazy("advisory:order_milestone", args=["paseo", 7])


@pytest.fixture
def adviser(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """Of the firm's centre; a room above has one order, of 1234.5 dollars, told tomorrow by its own clock."""
    a_client(cast.centre, cast.adviser, cast.firm)
    order = registry.Order(
        row="row", firm=cast.firm, event="Paseo", page="/paseo/", words={"walk": "Paseo"},
        on=clock.today() + timedelta(days=1), amount=Decimal("1234.50"), currency="USD",
    )  # fmt: skip

    def propose(row: str, *, client: Any, **more: Any) -> Milestone:
        return report_order(client, firm_id=cast.firm.pk, taken=False, **more)

    monkeypatch.setattr(registry, "_orders", {})
    registry.register_orders(
        registry.OrderSource("paseo", lambda _, pk: order if pk == 7 else None, "Pedido de %(walk)s", propose)
    )
    return as_user(cast.adviser)


def posted(**more: object) -> dict[str, Any]:
    facts = {"on": clock.today().isoformat(), "what": "Pedido", "currency": "USD"}
    return {"client": Client.objects.get().pk, **facts, **more}


def test_the_form_starts_with_what_the_firm_told_and_not_after_today(adviser: Browser) -> None:
    page = adviser.get(ADDRESS).content.decode()

    assert 'value="Pedido de Paseo"' in page
    assert 'value="1.234,5"' in page
    assert f'value="{clock.today().isoformat()}"' in page
    assert "/paseo/" in page


def test_an_amount_is_read_as_the_page_wrote_it_in_english_too(adviser: Browser, cast: Cast) -> None:
    cast.adviser.language = "en"
    cast.adviser.save()
    assert 'value="1,234.5"' in adviser.get(ADDRESS).content.decode()

    adviser.post(ADDRESS, posted(amount="1,234.5"))

    assert Milestone.objects.get().amount == Decimal("1234.5")


def test_a_paper_can_be_added_on_the_way(adviser: Browser) -> None:
    paper = SimpleUploadedFile("orden.pdf", b"%PDF-1.7 orden")

    adviser.post(ADDRESS, posted(amount="5", upload=paper))

    assert [document.kind for document in Milestone.objects.get().documents.all()] == ["evidence"]


def test_an_empty_form_is_refused_in_words(adviser: Browser) -> None:
    assert adviser.post(ADDRESS, {}).status_code == 422
    refused = adviser.post(ADDRESS, posted(amount=""))

    assert refused.status_code == 422
    assert refused.context["form"].errors.keys() == {"amount"}
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("order", [["paseo", 8], ["otro", 7]])
def test_another_order_or_an_unknown_source_does_not_exist(adviser: Browser, order: list[Any]) -> None:
    assert adviser.get(reverse("advisory:order_milestone", args=order)).status_code == 404


@pytest.mark.parametrize("who", ["owner", "rival", "promoter", "agency"])
def test_only_whoever_attends_the_firm_hands_it_on(adviser: Browser, cast: Cast, who: str) -> None:
    assert as_user(getattr(cast, who)).get(ADDRESS).status_code == 404
