"""Needs written, changed, withdrawn."""

from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps

from encadena.audit.models import Entry
from encadena.matchmaking.actions import needs as actions
from encadena.matchmaking.errors import NeedError
from encadena.matchmaking.models import Need
from encadena.matchmaking.queries.needs import needs_of
from encadena.readiness.models import Standard
from tests.cast import Cast
from tests.matchmaking.makers import a_buyer

pytestmark = pytest.mark.django_db


def test_a_need_keeps_the_buyers_own_words_and_its_language(cast: Cast) -> None:
    code = Standard.objects.values_list("code", flat=True)[0]
    data = {
        "title": " Organic honey ", "language": "en", "volume": Decimal("12.5"), "unit": "t", "certificates": [code],
    }  # fmt: skip
    need = actions.add_need(a_buyer(), data=data, actor=cast.buyer)
    assert (need.title, need.language, need.created_by) == ("Organic honey", "en", cast.buyer)
    assert Entry.objects.get(verb="buyer.need_added").context == {"need": "Organic honey"}


def test_what_cannot_be_is_not_written(cast: Cast) -> None:
    buyer = a_buyer()
    with pytest.raises(NeedError, match="need_unit_missing"):
        actions.add_need(buyer, data={"title": "Miel", "volume": Decimal(3)}, actor=None)
    need = actions.add_need(buyer, data={"title": "Miel"}, actor=None)
    with pytest.raises(NeedError, match="need_title_missing"):
        actions.edit_need(need, data={"title": ""}, actor=None)
    assert list(Need.objects.values_list("title", flat=True)) == ["Miel"]


def test_a_withdrawn_need_is_left_out_and_comes_back() -> None:
    buyer = a_buyer()
    need = actions.add_need(buyer, data={"title": "Miel"}, actor=None)
    actions.withdraw_need(need, actor=None)
    actions.withdraw_need(need, actor=None)
    assert not needs_of(buyer).exists()
    assert Entry.objects.filter(verb="buyer.need_withdrawn").count() == 1
    actions.bring_back_need(need, actor=None)
    assert needs_of(buyer).get() == need


def test_there_is_a_limit_and_withdrawn_ones_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST", 2)
    buyer = a_buyer()
    first, _second = (actions.add_need(buyer, data={"title": t}, actor=None) for t in ("Miel", "Vino"))
    with pytest.raises(NeedError, match="too_many_needs"):
        actions.add_need(buyer, data={"title": "Algas"}, actor=None)
    actions.withdraw_need(first, actor=None)
    assert actions.add_need(buyer, data={"title": "Algas"}, actor=None).pk


def test_a_condition_about_what_was_not_said_is_refused() -> None:
    buyer = a_buyer()
    with pytest.raises(NeedError, match="need_must_of_nothing"):
        actions.add_need(buyer, data={"title": "Miel", "musts": ["delivery"]}, actor=None)
    with pytest.raises(NeedError, match="need_value_unknown"):
        actions.add_need(buyer, data={"title": "Miel", "incoterms": ["DAT"]}, actor=None)
    need = actions.add_need(buyer, data={"title": "Miel", "incoterms": ["FOB"], "musts": ["delivery"]}, actor=None)
    assert (need.incoterms, need.musts) == (["FOB"], ["delivery"])


def test_terms_that_were_typed_as_text_become_codes_and_text_again() -> None:
    migration = import_module("encadena.matchmaking.migrations.0010_delivery_codes")
    buyer = a_buyer()
    typed = ["FOB Valparaíso", "DDU Santiago", "en obra", ""]
    for text in typed:
        actions.add_need(buyer, data={"title": text or "nada", "delivery": text}, actor=None)

    migration.part(apps, None)

    rows = Need.objects.order_by("pk").values_list("incoterms", "delivery")
    assert list(rows) == [(["FOB"], "Valparaíso"), ([], "DDU Santiago"), ([], "en obra"), ([], "")]
    migration.join(apps, None)
    assert list(Need.objects.order_by("pk").values_list("delivery", flat=True)) == typed
