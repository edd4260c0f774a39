"""Loading the packaged tables: complete after the migration, and a second time without effect."""

from datetime import date
from decimal import Decimal

import pytest

from encadena.audit.models import Entry
from encadena.catalogs.actions.load import load_catalogs
from encadena.catalogs.models import Activity, Commune, Product, Province, Region, Service, TableVersion, UfValue

pytestmark = pytest.mark.django_db


def test_a_new_database_already_has_every_catalog() -> None:
    models = (Region, Province, Commune, Activity, Product, Service)
    assert [model.objects.count() for model in models] == [16, 56, 346, 1253, 1326, 380]
    assert Commune.objects.get(pk="16101").region.short_name == "Ñuble"


def test_loading_again_writes_nothing_and_logs_nothing() -> None:
    assert set(load_catalogs(actor=None).values()) == {0}
    assert not Entry.objects.filter(verb="catalogs.loaded").exists()


def test_only_rows_that_differ_are_written_and_the_log_says_how_many() -> None:
    Product.objects.filter(pk="0409").update(name_es="Otra cosa")
    Service.objects.filter(pk="8314").delete()
    TableVersion.objects.all().delete()
    written = load_catalogs(actor=None)
    assert {table: rows for table, rows in written.items() if rows} == {"products": 1, "services": 1}
    assert Product.objects.get(pk="0409").name_es == "Miel natural"
    logged = Entry.objects.filter(verb="catalogs.loaded").values_list("subject_id", "context")
    assert dict(logged) == {"products": {"rows": 1}, "services": {"rows": 1}}


def test_a_value_of_the_uf_that_somebody_corrected_is_kept() -> None:
    UfValue.objects.filter(date=date(2024, 12, 31)).update(value=Decimal("1.00"))
    TableVersion.objects.all().delete()
    load_catalogs(actor=None)
    assert UfValue.objects.get(date=date(2024, 12, 31)).value == Decimal("1.00")


def test_a_code_that_the_tables_dropped_stays() -> None:
    Product.objects.create(code="0498", level=2, parent_id="04", name_es="Retirada")
    TableVersion.objects.all().delete()
    load_catalogs(actor=None)
    assert Product.objects.filter(pk="0498").exists()
