"""The command that loads the catalogs."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from encadena.catalogs.models import Region, TableVersion


@pytest.mark.django_db
def test_up_to_date_catalogs_are_said_to_be_so() -> None:
    out = StringIO()
    call_command("load_catalogs", stdout=out)
    assert out.getvalue().strip() == "Los catálogos ya estaban al día."


@pytest.mark.django_db
def test_what_was_written_is_counted() -> None:
    Region.objects.filter(pk="08").update(name="x")
    TableVersion.objects.filter(pk="regions").delete()
    out = StringIO()
    call_command("load_catalogs", "--json", stdout=out)
    assert json.loads(out.getvalue())["regions"] == 1
    assert Region.objects.get(pk="08").name == "Región del Biobío"
