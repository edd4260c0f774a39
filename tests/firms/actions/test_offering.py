from io import BytesIO

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.cast import Cast

from encadena.audit.models import Entry
from encadena.catalogs.models import Product, Service
from encadena.firms.actions.offering import add_offering, bring_back_offering, edit_offering, withdraw_offering
from encadena.firms.models import Offering
from encadena.kernel.errors import DomainError

JPG = b"\xff\xd8\xff\xe0" + b"x" * 20 + b"\xff\xd9"


class File(BytesIO):
    size = len(JPG)


def test_goods_carry_a_product_code_and_services_a_service_code(cast: Cast) -> None:
    product, service = Product.objects.filter(level=2).first(), Service.objects.filter(level=4).first()
    assert product is not None
    assert service is not None
    jam = add_offering(cast.firm, data={"name": "Mermelada", "product": product.pk}, actor=cast.adviser)
    assert jam.product == product
    with pytest.raises(DomainError, match="code_of_other_kind"):
        add_offering(cast.firm, data={"name": "Fletes", "kind": "services", "product": product.pk}, actor=cast.adviser)
    with pytest.raises(DomainError, match="code_of_other_kind"):
        add_offering(cast.firm, data={"name": "Pan", "service": service.pk}, actor=cast.adviser)
    with pytest.raises(DomainError, match="code_of_other_kind"):
        add_offering(cast.firm, data={"name": "Pan", "product": "zzzz"}, actor=cast.adviser)


def test_what_is_unknown_stays_unknown_and_numbers_are_chilean(cast: Cast) -> None:
    row = add_offering(cast.firm, data={"name": "Pan", "yearly_capacity": "1.234,5", "unit": "kg"}, actor=cast.adviser)
    row.refresh_from_db()
    assert str(row.yearly_capacity) == "1234.50"
    edit_offering(row, data={"yearly_capacity": ""}, actor=cast.adviser)
    row.refresh_from_db()
    assert row.yearly_capacity is None
    assert Entry.objects.filter(verb="firm.offering_edited").get().changes == {
        "offering.yearly_capacity": ["1234.5", None]
    }


def test_a_withdrawn_offering_comes_back(cast: Cast) -> None:
    row = add_offering(cast.firm, data={"name": "Pan"}, actor=cast.adviser)
    assert withdraw_offering(row, actor=cast.adviser).withdrawn_at
    assert bring_back_offering(row, actor=cast.adviser).withdrawn_at is None


def test_a_photo_is_served_to_those_who_see_the_firm_and_never_as_a_page(
    cast: Cast, settings: LazySettings, tmp_path: object
) -> None:
    settings.MEDIA_ROOT = tmp_path
    row = add_offering(cast.firm, data={"name": "Pan"}, photo=File(JPG), actor=cast.adviser)
    client = Client()
    client.force_login(cast.adviser)
    response = client.get(f"/empresas/fotos/{row.pk}/")
    assert b"".join(response.streaming_content) == JPG  # type: ignore[attr-defined]
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    client.force_login(cast.rival)
    assert client.get(f"/empresas/fotos/{row.pk}/").status_code == 404


def test_a_file_that_is_no_photo_writes_nothing(cast: Cast) -> None:
    class Text(BytesIO):
        size = 5

    with pytest.raises(DomainError, match="photo_unreadable"):
        add_offering(cast.firm, data={"name": "Pan"}, photo=Text(b"hola!"), actor=cast.adviser)
    assert not Offering.objects.exists()
