"""Fairs with exhibitors for tests."""

from datetime import timedelta
from typing import Any

from encadena.fairs import actions
from encadena.fairs.choices import FairState
from encadena.fairs.models import Exhibitor, Fair
from encadena.firms.models import Firm, Offering
from encadena.kernel import clock
from tests.factories import an_institution


def a_fair(*, state: FairState = FairState.PUBLISHED, **fields: Any) -> Fair:
    day = clock.today() + timedelta(days=20)
    data = {"name": "Feria Sur", "place": "Concepción", "starts_on": day, "ends_on": day, "rows": 2, "columns": 3}
    data |= {"organiser": fields.pop("organiser", None) or an_institution(), **fields}
    fair = actions.save_fair(None, data=data, actor=None)
    if state != FairState.DRAFT:
        actions.change_state(fair, state=state, actor=None)
    return fair


def an_exhibitor(fair: Fair, firm: Firm, about: str = "Pan de campo") -> Exhibitor:
    made = actions.exhibit(fair, firm=firm, actor=None)
    if about:
        actions.present(made, about=about, offerings=[], actor=None)
    return made


def an_offering(firm: Firm, name: str = "Pan amasado") -> Offering:
    return Offering.objects.create(firm=firm, kind="goods", name=name)
