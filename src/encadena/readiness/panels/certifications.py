"""What certifications show in the shell and on other rooms' pages, and what sessions may be linked to."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.advisory.panels.section import SECTION
from encadena.advisory.registry import AlertSource, register_alerts, register_links
from encadena.audit import registry as audit
from encadena.ui import figures, nav, slots

from ..actions.certification import expire_certificates
from ..choices import CertificationStageCode, CertificationState, Payer
from ..queries.certification import KIND, session_links

STAFF = [Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR]
READERS = [*STAFF, Role.AGENCY, Role.AGENCY_REGION, Role.FIRM]

nav.register(
    _("Certificaciones"),
    "readiness:certifications",
    icon="award",
    order=37,
    roles=[role for role in READERS if role != Role.FIRM],
    section=SECTION,
)
for slot in ("firm", "client"):
    slots.register(
        slot,
        "certifications",
        label=_("Certificaciones"),
        url_name=f"readiness:{slot}_certifications",
        order=58,
        roles=READERS,
    )
register_links(KIND, label=_("Certificación"), options=session_links)

for verb, text in {
    "certification.opened": _("abrió el proyecto de certificación"),
    "certification.edited": _("cambió las condiciones o las fechas"),
    "certification.stage_done": _("dio por hecha una etapa"),
    "certification.stage_back": _("reabrió una etapa"),
    "certification.certified": _("registró el certificado"),
    "certification.stopped": _("detuvo el proyecto"),
    "certification.resumed": _("retomó el proyecto"),
    "certification.expired": _("venció el certificado"),
}.items():
    audit.describe(verb, text)

audit.field_names(
    "readiness.certificationproject",
    {
        **{f"planned.{stage.value}": _("fecha prevista de una etapa") for stage in CertificationStageCode},
        **{f"done.{stage.value}": stage.label for stage in CertificationStageCode},
    },
)


def _day(stored: object) -> str:
    return figures.day(date.fromisoformat(str(stored)))


for stage in CertificationStageCode:
    for kept in ("planned", "done"):
        audit.value_shown("readiness.certificationproject", f"{kept}.{stage.value}", _day)
audit.value_shown("readiness.certificationproject", "payer", lambda code: dict(Payer.choices).get(code, code))
audit.value_shown(
    "readiness.certificationproject", "state", lambda code: dict(CertificationState.choices).get(code, code)
)


def _expire(actor: User | None) -> int:
    return expire_certificates(actor=actor)


# The mails about a certificate that is about to end are those of any paper; the daily run only turns the state here.
register_alerts(AlertSource(KIND, _("Certificados vencidos"), _expire, lambda rows: None))
