import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.fairs.makers import a_fair, an_exhibitor
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_each_type_of_stand_has_its_price(cast: Cast) -> None:
    fair = a_fair(price=90_000)
    promoter, page = as_user(cast.promoter), reverse("fairs:detail", args=[fair.pk])

    kind = {"name": "Esquina", "stands": "A1, B1", "area": "9", "price": "240.000"}
    shown = promoter.post(reverse("fairs:kind_add", args=[fair.pk]), kind, follow=True).content.decode()

    assert "$240.000" in shown
    assert "A1, B1" in shown
    assert "$90.000" in as_user(cast.owner).get(page).content.decode()
    promoter.post(reverse("fairs:kind_remove", args=[fair.pk, fair.kinds.get().pk]))
    assert "$240.000" not in promoter.get(page).content.decode()


def test_stands_that_do_not_exist_are_refused_in_words(cast: Cast) -> None:
    fair = a_fair()
    kind = {"name": "Esquina", "stands": "Z9"}

    page = as_user(cast.promoter).post(reverse("fairs:kind_add", args=[fair.pk]), kind, follow=True)

    assert "No son puestos del plano: Z9" in page.content.decode()


def test_firms_of_a_group_share_a_stand_and_its_price(cast: Cast) -> None:
    fair = a_fair(price=90_000)
    rows = [an_exhibitor(fair, cast.firm), an_exhibitor(fair, cast.rival_firm)]
    promoter = as_user(cast.promoter)

    for row in rows:
        promoter.post(reverse("fairs:group", args=[fair.pk, row.pk]), {"group": "Sabores del Sur"})
        promoter.post(reverse("fairs:stand", args=[fair.pk, row.pk]), {"stand": "A2"})

    own = as_user(cast.owner).get(reverse("fairs:exhibitor", args=[fair.pk, rows[0].pk])).content.decode()
    assert "$45.000 cada empresa" in own
    assert "Sabores del Sur" in own
    plan = promoter.get(reverse("fairs:detail", args=[fair.pk])).content.decode()
    assert f"A2 · Sabores del Sur: {cast.firm}, {cast.rival_firm}" in plan
    public = as_user(cast.owner).get(reverse("showcase:fair", args=[fair.pk])).content.decode()
    assert "Sabores del Sur" in public
