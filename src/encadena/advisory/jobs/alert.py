"""Mails that go out by themselves, in the background."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy, ngettext

from encadena.jobs.registry import Handle, job

from ..actions.alert import send_all_alerts


def _told(result: Mapping[str, Any]) -> str:
    sent = int(result.get("mails", 0))
    return ngettext("%(n)s correo enviado", "%(n)s correos enviados", sent) % {"n": sent}


@job("advisory.send_alerts", label=gettext_lazy("Enviar avisos por correo"), describe_result=_told)
def send_alerts(handle: Handle) -> dict[str, object]:
    """Harmless when repeated: each alert is sent once."""
    total = send_all_alerts(actor=handle.actor, check=handle.check)
    return {"mails": total.mails, "alerts": total.alerts, "failed": total.failed}
