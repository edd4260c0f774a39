from datetime import date, timedelta

import pytest
from django.core import mail

from encadena.advisory.actions.alert import send_all_alerts
from encadena.advisory.actions.material import edit_material, retire_material
from encadena.advisory.actions.material_alert import note_material
from encadena.advisory.actions.material_reading import confirm_reading, open_material
from encadena.advisory.models import Alert
from encadena.kernel import clock
from tests.advisory.makers import a_material
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def within(days: int) -> date:
    return clock.today() + timedelta(days=days)


def test_whoever_has_not_confirmed_is_told_once_of_an_edition(cast: Cast) -> None:
    material = a_material(read_by=within(7), for_heads=True)
    open_material(material, actor=cast.adviser)
    confirm_reading(material, actor=cast.head)
    send_all_alerts(actor=None)
    assert sorted(m.to[0] for m in mail.outbox) == sorted([cast.adviser.email, cast.rival.email])
    assert "Etiquetado para Perú" in mail.outbox[0].body
    edit_material(material, data={"read_by": within(6)}, version=1, actor=None)
    send_all_alerts(actor=None)
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("days", [8, -1])
def test_nobody_is_told_before_the_last_week_nor_after_the_day(cast: Cast, days: int) -> None:
    a_material(read_by=within(days))
    note_material(actor=None)
    assert not Alert.objects.exists()


def test_what_was_read_or_retired_meanwhile_is_not_told(cast: Cast) -> None:
    read, retired = a_material(read_by=within(3), centres=[cast.centre]), a_material(read_by=within(3))
    note_material(actor=None)
    confirm_reading(read, actor=cast.adviser)
    retire_material(retired, reason="Cambió", actor=None)
    send_all_alerts(actor=None)
    assert mail.outbox == []
    assert Alert.objects.filter(dropped_at=None).count() == 0
