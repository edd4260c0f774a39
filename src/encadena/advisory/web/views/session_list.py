"""The list of sessions and its spreadsheet."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.accounts.rules import may_hold, require_role
from encadena.firms.queries.options import adviser_choices, centre_choices
from encadena.kernel import clock

from ...choices import Mode
from ...models import Area
from ...queries.session_list import page_of_sessions, sessions_in_order
from ...registry import kinds
from ...rules.session_filters import Filters, Mark
from ..session_access import LOGGING, READING, reader
from ..session_sheet import write_sessions

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_role(*READING)
def session_list(request: HttpRequest) -> HttpResponse:
    user, filters = reader(request), Filters.read(request.GET.dict())
    context = {
        "page": page_of_sessions(user, filters, Mark.read(request.GET.get("desde_fila", ""))),
        "filters": filters,
        "query": urlencode(filters.parameters),
        "options": _options(user, filters),
        "may_log": may_hold(user.role, frozenset(LOGGING)),
        "mine": str(user.pk) if user.role in {Role.ADVISER, Role.HEAD} else "",
        "is_firm": user.role == Role.FIRM,
    }
    return render(request, "advisory/sessions/list.html", context)


@require_role(*READING)
def spreadsheet(request: HttpRequest) -> FileResponse:
    """Up to 20,000 rows of the filtered list; the file says when rows were left out."""
    user = reader(request)
    file = write_sessions(sessions_in_order(user, Filters.read(request.GET.dict())), for_firm=user.role == Role.FIRM)
    name = _("sesiones-%(date)s.xlsx") % {"date": clock.today().isoformat()}
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPE)


def _options(user: User, filters: Filters) -> dict[str, object]:
    """What each filter offers; a firm needs neither centres nor advisers."""
    centres = [] if user.role == Role.FIRM else centre_choices(user)
    ids = [filters.centre] if filters.centre else [pk for pk, _name in centres] if len(centres) <= 20 else []
    return {
        "centres": centres if len(centres) > 1 else [],
        "advisers": adviser_choices(ids, filters.adviser) if centres else [],
        "areas": [(area.code, area) for area in Area.objects.all()],
        "modes": Mode.choices,
        "counts": [("si", _("Cuentan")), ("no", _("Solo contactos"))],
        "linked": [("si", _("Con proyecto")), ("no", _("Sin proyecto")), *kinds().items()],
    }
