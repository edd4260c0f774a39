"""What gaps and plans show in the shell and on other rooms' pages, and the mails that remind of them."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.advisory.panels.section import SECTION
from encadena.advisory.registry import AlertSource, register_alerts, register_client_joiner
from encadena.audit import registry as audit
from encadena.firms.registry import Joiner
from encadena.ui import figures, home, nav, slots

from ..actions.plan_joining import join_plans, part_plans
from ..actions.reminder import REMINDER, note_reminders
from ..choices import ActionState, Responsible
from ..models import PlanAction
from ..wording.plan import reminder_mail

STAFF = [Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR]
READERS = [*STAFF, Role.AGENCY, Role.AGENCY_REGION, Role.FIRM]

nav.register(_("Acciones"), "readiness:actions", icon="checklist", order=34, roles=STAFF, section=SECTION)
home.register_card("plan_actions", "readiness:actions_card", 15, [Role.ADVISER, Role.HEAD, Role.FIRM])
slots.register("firm", "plan", label=_("Plan de acción"), url_name="readiness:firm_plan", order=57, roles=READERS)
slots.register("client", "plan", label=_("Plan de acción"), url_name="readiness:client_plan", order=40, roles=READERS)

slots.register(
    "diagnosis_item",
    "gap",
    label=_("Registrar una brecha"),
    url_name="readiness:gap_from_item",
    order=10,
    roles=[*STAFF, Role.FIRM],
)

for verb, text in {
    "plan.opened": _("abrió el plan de acción"),
    "plan.goal_changed": _("cambió la meta del plan"),
    "plan.agreed": _("registró el acuerdo de la empresa"),
    "plan.closed": _("cerró el plan"),
    "plan.joined": _("unió dos planes de la misma empresa"),
    "plan.parted": _("separó los planes que se habían unido"),
    "gap.added": _("registró la brecha"),
    "gap.edited": _("editó la brecha"),
    "gap.moved": _("movió la brecha"),
    "gap.action_added": _("agregó una acción"),
    "gap.action_edited": _("cambió una acción"),
    "gap.action_done": _("marcó una acción como hecha"),
    "gap.action_closed": _("cerró una acción con una segunda mirada"),
    "gap.action_back": _("devolvió una acción a pendiente"),
    "gap.action_cancelled": _("dejó una acción sin efecto"),
}.items():
    audit.describe(verb, text)

audit.field_names(
    "readiness.gap",
    {
        f"action.{name}": getattr(PlanAction._meta.get_field(name), "verbose_name", name)
        for name in (
            "what", "responsible", "due_on", "adviser", "person", "email", "instrument", "evidence", "note", "state",
            "done_on",
        )
    },
)  # fmt: skip


def _day(stored: object) -> str:
    return figures.day(date.fromisoformat(str(stored)))


for name in ("due_on", "done_on"):
    audit.value_shown("readiness.gap", f"action.{name}", _day)
audit.value_shown("readiness.gap", "action.state", lambda code: dict(ActionState.choices).get(code, code))
audit.value_shown("readiness.gap", "action.responsible", lambda code: dict(Responsible.choices).get(code, code))


def _note(actor: User | None) -> int:
    return note_reminders(actor=actor)


register_alerts(AlertSource(REMINDER, _("Compromisos del plan"), _note, reminder_mail))
register_client_joiner(Joiner("readiness.plans", join_plans, part_plans))
