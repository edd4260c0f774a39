"""Sessions and the exchange of spreadsheets."""

from dataclasses import replace

from encadena.advisory.models import Session, SheetImport
from encadena.kernel import clock

from ..advisory.makers import a_client, a_session
from .advisory_outcomes import COHORT_MANAGERS
from .base import ADMINISTRATOR, ALL, CENTRE_STAFF, FIRM, Arguments, Side, Subject, Url, cast
from .firms import FIRM_LEADERS, FIRM_STAFF


def _session(side: Side) -> Session:
    client = a_client(side.centre, side.adviser, side.firm)
    return a_session(client, advice="Costos", next_action="Llamar", next_action_on=clock.today())


SESSION_READERS = CENTRE_STAFF | cast("agency agency_region owner administrator")
SESSION = FIRM.at(lambda side: {"pk": _session(side).pk})
SESSION_EDITED = replace(SESSION, own=FIRM_LEADERS | cast("adviser"), rival=cast("rival administrator"))
SESSION_CLIENT = FIRM.at(lambda side: {"pk": _session(side).attended.get().client_id})


def _sheet_import(side: Side) -> Arguments:
    return {"pk": SheetImport.objects.create(centre=side.centre, created_by=side.adviser, file_name="s.csv").pk}


SHEET_IMPORT = Subject(
    _sheet_import, own=cast("adviser head coordinator administrator"), rival=cast("rival administrator")
)
TEMPLATE = Subject(lambda side: {"subject": "sessions"}, own=FIRM_STAFF, rival=FIRM_STAFF)


POLICY: dict[str, Url] = {
    "advisory:exchange": Url(FIRM_STAFF),
    "advisory:exchange_template": Url(FIRM_STAFF, TEMPLATE),
    "advisory:forms": Url(COHORT_MANAGERS),
    "advisory:form_641": Url(COHORT_MANAGERS),
    "advisory:form_888": Url(COHORT_MANAGERS),
    "advisory:sheet_import": Url(FIRM_STAFF, SHEET_IMPORT),
    "advisory:sheet_import_errors": Url(FIRM_STAFF, SHEET_IMPORT, get=302),  # the file of this one is gone
    "advisory:sheet_import_columns": Url(FIRM_STAFF, SHEET_IMPORT, post=True),
    "advisory:sheet_import_check": Url(FIRM_STAFF, SHEET_IMPORT, post=True),
    "advisory:sheet_import_apply": Url(FIRM_STAFF, SHEET_IMPORT, post=True),
    "advisory:sheet_import_undo": Url(FIRM_STAFF, SHEET_IMPORT, post=True),
    "advisory:sheet_import_discard": Url(FIRM_STAFF, SHEET_IMPORT, post=True),
    "advisory:sessions": Url(SESSION_READERS),
    "advisory:sessions_export": Url(SESSION_READERS),
    "advisory:session_new": Url(CENTRE_STAFF | ADMINISTRATOR),
    "advisory:session_clients": Url(CENTRE_STAFF | ADMINISTRATOR),
    "advisory:session_links": Url(CENTRE_STAFF | ADMINISTRATOR),
    "advisory:session_data": Url(CENTRE_STAFF | ADMINISTRATOR),
    "advisory:session_send": Url(CENTRE_STAFF | ADMINISTRATOR, post=True),
    "advisory:session_leave": Url(CENTRE_STAFF | ADMINISTRATOR),
    "advisory:session_shell": Url(ALL, public=True),
    "advisory:session_worker": Url(ALL, public=True),
    "advisory:sessions_of_client": Url(SESSION_READERS, SESSION_CLIENT),
    "advisory:sessions_of_firm": Url(SESSION_READERS, FIRM),
    "advisory:session": Url(SESSION_READERS, SESSION),
    "advisory:session_correct": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED),
    "advisory:session_withdraw": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED, post=True),
    "advisory:session_restore": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED, post=True),
    "advisory:session_step_done": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED, post=True),
    "advisory:session_step_reopen": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED, post=True),
    "advisory:session_step_postpone": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED, post=True),
}
