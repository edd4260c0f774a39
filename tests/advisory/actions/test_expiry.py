from datetime import date, timedelta

import pytest
from django.core import mail

from encadena.accounts.models import User
from encadena.advisory.actions.alert import send_all_alerts
from encadena.advisory.models import Client
from encadena.firms.models import Document, Firm
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast


def a_paper(firm: Firm, left: int, title: str = "Resolución sanitaria", **fields: object) -> Document:
    return Document.objects.create(
        firm=firm, title=title, size=1, sha256=title, expires_on=clock.today() + timedelta(days=left), **fields
    )


def days_pass(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    day = clock.today() + timedelta(days=days)
    monkeypatch.setattr(clock, "today", lambda: day)


def mails(user: User) -> list[str]:
    return [str(m.body) for m in mail.outbox if m.to == [user.email]]


@pytest.fixture
def client(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm)


def test_the_adviser_is_told_at_90_30_and_7_days_once_each(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_paper(cast.firm, 91)
    told = []
    for step in (0, 1, 1, 59, 1, 22, 1, 6, 1):
        days_pass(monkeypatch, step)
        before = len(mails(cast.adviser))
        send_all_alerts(actor=None)
        send_all_alerts(actor=None)
        told.append(len(mails(cast.adviser)) - before)
    assert told == [0, 1, 0, 1, 0, 1, 0, 0, 0]
    assert "Panadería La Espiga SpA: Resolución sanitaria, vence en 90 días" in mails(cast.adviser)[0]
    assert f"/empresas/{cast.firm.pk}/documentos/" in mails(cast.adviser)[0]


def test_a_paper_handed_in_late_is_told_once_and_not_three_times(cast: Cast, client: Client) -> None:
    a_paper(cast.firm, 5)
    send_all_alerts(actor=None)
    assert len(mails(cast.adviser)) == 1


def test_only_current_papers_of_active_clients_are_told(cast: Cast, client: Client) -> None:
    a_paper(cast.firm, 5, "retirado", withdrawn_at=clock.now())
    old = a_paper(cast.firm, 5, "reemplazado")
    a_paper(cast.firm, 400, "nuevo", replaces=old)
    a_paper(cast.firm, -1, "vencido")
    a_client(cast.centre, cast.head, stage="graduated")
    a_paper(Client.objects.get(stage="graduated").firm, 5, "de quien ya egresó")
    send_all_alerts(actor=None)
    assert mail.outbox == []


def test_a_corrected_date_is_told_again(cast: Cast, client: Client) -> None:
    paper = a_paper(cast.firm, 20)
    send_all_alerts(actor=None)
    paper.expires_on = clock.today() + timedelta(days=25)
    paper.save()
    send_all_alerts(actor=None)
    assert len(mails(cast.adviser)) == 2


def test_advisers_of_two_centres_are_told_of_the_firms_papers_and_not_of_the_rivals_agreement(
    cast: Cast, client: Client
) -> None:
    a_client(cast.rival_centre, cast.rival, cast.firm)
    client.agreement = a_paper(cast.firm, 10, "Acuerdo con Ana", kind="agreement")
    client.save()
    a_paper(cast.firm, 10, "Resolución")
    send_all_alerts(actor=None)
    assert ("Acuerdo con Ana" in mails(cast.adviser)[0], "Acuerdo con Ana" in mails(cast.rival)[0]) == (True, False)
    assert "Resolución" in mails(cast.rival)[0]


def test_it_is_written_in_the_language_of_its_reader(cast: Cast, client: Client) -> None:
    User.objects.filter(pk=cast.adviser.pk).update(language="en")
    a_paper(cast.firm, 5)
    send_all_alerts(actor=None)
    assert mail.outbox[0].subject == "1 document of your clients is about to expire"


def test_a_paper_without_an_end_never_ends(cast: Cast, client: Client) -> None:
    Document.objects.create(firm=cast.firm, title="Escritura", size=1, sha256="x", issued_on=date(2020, 1, 1))
    send_all_alerts(actor=None)
    assert mail.outbox == []
