from datetime import timedelta

from django.core import mail

from encadena.firms.models import Document
from encadena.jobs.actions import enqueue
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast


def test_the_job_sends_once_however_often_it_is_asked_for(cast: Cast) -> None:
    a_client(cast.centre, cast.adviser, cast.firm)
    soon = clock.today() + timedelta(days=5)
    Document.objects.create(firm=cast.firm, title="Patente", size=1, sha256="x", expires_on=soon)
    results = [enqueue("advisory.send_alerts", actor=None).result["mails"] for _ in range(2)]
    assert results == [1, 0]
    assert len(mail.outbox) == 1
