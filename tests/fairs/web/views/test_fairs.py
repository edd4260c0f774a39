import pytest
from django.urls import reverse

from encadena.fairs import actions
from encadena.fairs.models import Exhibitor, Fair
from encadena.kernel import clock
from encadena.network.models import Institution
from tests.cast import Cast
from tests.fairs.makers import a_fair, an_exhibitor, an_offering
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_from_a_new_fair_to_a_stand_and_an_answered_request(cast: Cast) -> None:
    promoter, owner = as_user(cast.promoter), as_user(cast.owner)
    organiser = Institution.objects.get(name="Promoción")
    day = clock.today().isoformat()
    typed = {"name": "Feria", "kind": "national", "place": "Coronel", "starts_on": day, "ends_on": day}
    promoter.post(
        reverse("fairs:new"), {**typed, "organiser": organiser.pk, "rows": 2, "columns": 2, "price": "90.000"}
    )
    fair = Fair.objects.get()
    promoter.post(reverse("fairs:state", args=[fair.pk]), {"state": "published"})
    owner.post(reverse("fairs:exhibit", args=[fair.pk]), {"rut": cast.firm.rut})
    place = [fair.pk, Exhibitor.objects.get().pk]
    offering = an_offering(cast.firm)
    owner.post(reverse("fairs:present", args=place), {"about": "Pan", "offerings": [offering.pk]})
    promoter.post(reverse("fairs:stand", args=place), {"stand": "B2"})
    row = Exhibitor.objects.get()
    asked = actions.ask(row, data={"name": "Ana", "email": "a@b.cl", "message": "Hola"}, consent="Sí", actor=None)
    owner.post(reverse("fairs:answered", args=[*place, asked.pk]))

    asked.refresh_from_db()
    assert (row.stand, list(row.offerings.all()), asked.answered_by) == ("B2", [offering], cast.owner)
    page = owner.get(reverse("fairs:detail", args=[fair.pk])).content.decode()
    assert "fair-plan" in page
    assert "$90.000" in page
    assert "a@b.cl" in owner.get(reverse("fairs:exhibitor", args=place)).content.decode()


def test_a_firm_out_of_reach_is_put_on_no_list(cast: Cast) -> None:
    fair = a_fair()

    as_user(cast.owner).post(reverse("fairs:exhibit", args=[fair.pk]), {"rut": cast.rival_firm.rut})

    assert not Exhibitor.objects.exists()


def test_the_organiser_does_not_speak_for_a_firm(cast: Cast) -> None:
    row = an_exhibitor(a_fair(), cast.firm, about="")

    answer = as_user(cast.promoter).post(reverse("fairs:present", args=[row.fair_id, row.pk]), {"about": "x"})

    assert answer.status_code == 404


def test_the_panel_of_a_firm_lists_its_fairs(cast: Cast) -> None:
    address = reverse("fairs:firm_panel", args=[cast.firm.pk])
    assert "En ninguna feria" in as_user(cast.owner).get(address).content.decode()

    row = an_exhibitor(a_fair(), cast.firm)

    assert row.fair.name in as_user(cast.owner).get(address).content.decode()


def test_a_firm_puts_itself_on_the_list_and_is_asked_for_no_rut(cast: Cast) -> None:
    fair = a_fair()
    owner, page = as_user(cast.owner), reverse("fairs:detail", args=[fair.pk])
    shown = owner.get(page).content.decode()
    assert "Agregar un expositor" not in shown
    assert "Exponer en esta feria" in shown

    owner.post(reverse("fairs:exhibit", args=[fair.pk]), {"rut": cast.firm.rut})

    assert fair.exhibitors.get().firm == cast.firm
    assert "Exponer en esta feria" not in owner.get(page).content.decode()
    assert "Agregar un expositor" in as_user(cast.adviser).get(page).content.decode()
