"""The filtered list as a spreadsheet."""

from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _

from encadena.accounts.rules import require_role
from encadena.kernel import clock

from ...queries.listing import firms_in_order
from ...rules.filters import Filters
from ..access import READERS, reader
from ..workbook import write_firms

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_role(*READERS)
def spreadsheet(request: HttpRequest) -> FileResponse:
    """Up to 20,000 rows, written row by row to a temporary file; the file says when rows were left out."""
    filters = Filters.read(request.GET.dict())
    file = write_firms(firms_in_order(reader(request), filters))
    name = _("empresas-%(date)s.xlsx") % {"date": clock.today().isoformat()}
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPE)
