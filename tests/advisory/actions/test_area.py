import pytest

from encadena.advisory.actions.area import add_area, retire_area
from encadena.advisory.models import Area
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError


@pytest.mark.django_db
def test_a_new_database_has_the_areas_in_both_languages() -> None:
    assert Area.objects.filter(until=None).count() == 16
    assert not Area.objects.filter(name_en="").exists()


@pytest.mark.django_db
def test_an_area_that_goes_away_keeps_its_code_and_names_who_takes_over() -> None:
    new = add_area(code="exports", name_es="Exportaciones", name_en="Exports", actor=None)
    old = retire_area(Area.objects.get(code="foreign_trade"), replaced_by=new, actor=None)
    assert (old.until, old.replaced_by) == (clock.today(), new)
    assert set(Entry.objects.values_list("verb", flat=True)) >= {"area.added", "area.retired"}


@pytest.mark.django_db
def test_a_code_is_used_once_and_nothing_is_replaced_by_what_is_gone() -> None:
    with pytest.raises(DomainError, match="area_code_taken"):
        add_area(code="finance", name_es="Finanzas", name_en="Finance", actor=None)
    gone = retire_area(Area.objects.get(code="other"), replaced_by=None, actor=None)
    with pytest.raises(DomainError, match="area_retired"):
        retire_area(Area.objects.get(code="people"), replaced_by=gone, actor=None)
    with pytest.raises(DomainError, match="area_retired"):
        retire_area(gone, replaced_by=None, actor=None)
