"""The quarter as files after the forms 641 and 888, with what could not be told in them."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import urlencode

from encadena.accounts.rules import require_role
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...queries.federal import FORMS, sessions_for_form, summary_of, trainings_for_form
from ...rules.exchange.federal import Quarter, quarter_of
from ...wording.exchange import sentence_for
from ..access import reader
from ..outputs.federal_xml import write_641, write_888

TYPE = "application/xml"
YEARS_BACK = 6


@require_role(*FORMS)
def forms(request: HttpRequest) -> HttpResponse:
    """What a quarter holds, what stays out, and which areas have no topic there."""
    quarter, failure = Quarter.before(clock.today()), ""
    try:
        quarter = _chosen(request)
    except DomainError as error:
        failure = sentence_for(error)
    year = clock.today().year
    context = {
        "quarter": quarter,
        "failure": failure,
        "summary": summary_of(reader(request), quarter),
        "years": [str(year - n) for n in range(YEARS_BACK)],  # a number would be shown with its thousands
        "chosen": str(quarter.year),
        "query": urlencode({"ano": quarter.year, "trimestre": quarter.number}),
        "numbers": (1, 2, 3, 4),
    }
    return render(request, "advisory/exchange/forms.html", context, status=422 if failure else 200)


@require_role(*FORMS)
def form_641(request: HttpRequest) -> HttpResponseBase:
    return _file(request, "641")


@require_role(*FORMS)
def form_888(request: HttpRequest) -> HttpResponseBase:
    return _file(request, "888")


def _file(request: HttpRequest, number: str) -> HttpResponseBase:
    try:
        quarter = _chosen(request)
    except DomainError:
        return forms(request)
    user = reader(request)
    summary = summary_of(user, quarter)
    if number == "641":
        file = write_641(sessions_for_form(user, quarter), quarter, summary)
    else:
        file = write_888(trainings_for_form(user, quarter), quarter, summary)
    return FileResponse(file, as_attachment=True, filename=f"{number}-{quarter}.xml", content_type=TYPE)


def _chosen(request: HttpRequest) -> Quarter:
    usual = Quarter.before(clock.today())
    year, number = request.GET.get("ano", str(usual.year)), request.GET.get("trimestre", str(usual.number))
    return quarter_of(year, number)
