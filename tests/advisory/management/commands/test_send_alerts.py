from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from tests.advisory.makers import a_client
from tests.cast import Cast

from encadena.firms.models import Document
from encadena.kernel import clock


@pytest.fixture(autouse=True)
def _a_paper_about_to_end(cast: Cast) -> None:
    a_client(cast.centre, cast.adviser, cast.firm)
    soon = clock.today() + timedelta(days=5)
    Document.objects.create(firm=cast.firm, title="Patente", size=1, sha256="x", expires_on=soon)


def told() -> str:
    out = StringIO()
    call_command("send_alerts", stdout=out)
    return out.getvalue()


def test_it_says_how_many_went_out_and_the_second_time_none() -> None:
    assert "1 correos con 1 avisos" in told()
    assert "0 correos con 0 avisos" in told()


def test_a_mail_server_that_does_not_answer_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(backend: Any, messages: Any) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    with pytest.raises(CommandError, match="Revisa el servidor de correo"):
        told()
