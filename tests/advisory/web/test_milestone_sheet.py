from decimal import Decimal

import pytest
from django.test import Client as Browser
from django.urls import reverse

from encadena.advisory.actions.exchange import apply_sheet
from encadena.advisory.actions.milestone import state_attribution, verify_milestone
from encadena.advisory.choices import SheetSubject
from encadena.advisory.models import Milestone, MilestoneJob
from tests.advisory.makers import a_baseline, a_client, a_document, a_milestone
from tests.advisory.sheets import file_of
from tests.cast import Cast
from tests.factories import a_firm

pytestmark = pytest.mark.django_db
SAID = ("client", "kind", "on", "what", "after", "change", "amount", "currency", "country", "attribution", "statement")


def some_milestones(cast: Cast) -> None:
    """Of every shape, of a client with a RUT and of one without."""
    first = a_client(cast.centre, cast.adviser, cast.firm)
    nameless = a_client(cast.centre, cast.adviser, a_firm(cast.centre, name="Los Aromos", rut=None))
    a_baseline(first, "jobs", 2)
    a_baseline(nameless, "exports", 0)
    a_milestone(first, kind="jobs_created", after=Decimal(4), jobs=("Panadera – Rosa M.", "Vendedor: Luis"))
    exported = {"kind": "first_export", "country": "PE", "after": Decimal("1500.25"), "documents": []}
    a_milestone(nameless, what="=1+1", **exported)
    verified = a_milestone(first, documents=[a_document(first.firm, title="Carta; del banco")])
    stated = state_attribution(verified, attribution="partly", statement="Ayudó", source="letter", actor=cast.adviser)
    verify_milestone(stated, note="", actor=cast.head)


def exported(cast: Cast, browser: Browser, language: str = "es") -> bytes:
    browser.force_login(cast.head)
    answer = browser.get(reverse("advisory:milestones_export"), headers={"accept-language": language})
    return b"".join(answer.streaming_content)  # type: ignore[arg-type]


def said() -> list[object]:
    jobs = MilestoneJob.objects.order_by("firm", "key").values_list("firm", "label")
    papers = Milestone.objects.order_by("on", "kind").values_list("kind", "documents")
    return [sorted(Milestone.objects.values_list(*SAID), key=str), list(jobs), list(papers)]


def test_what_is_exported_comes_back_unchanged(cast: Cast, client: Browser) -> None:
    some_milestones(cast)
    before = said()
    batch = file_of(SheetSubject.MILESTONES, cast.centre, cast.head, exported(cast, client))
    assert (batch.counts["unchanged"], batch.counts["new"]) == (3, 0)
    assert (batch.counts["errors"], batch.counts["warnings"]) == (0, 0)
    apply_sheet(batch, only_good_rows=False, actor=cast.head)
    assert said() == before


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_is_exported_says_the_same_where_it_was_not_known(cast: Cast, client: Browser, language: str) -> None:
    some_milestones(cast)
    before, file = said(), exported(cast, client, language)
    MilestoneJob.objects.all().delete()
    Milestone.objects.all().delete()
    for _time in range(2):
        batch = file_of(SheetSubject.MILESTONES, cast.centre, cast.head, file)
        assert batch.counts["errors"] == 0, list(batch.issues.values("row", "column", "code", "value"))
        apply_sheet(batch, only_good_rows=False, actor=cast.head)
        assert said() == before
    assert set(Milestone.objects.values_list("state", flat=True)) == {"reported"}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_file_takes_the_same_number_of_queries_for_one_row_and_three(
    cast: Cast, client: Browser, rows: int, django_assert_num_queries: object
) -> None:
    for _n in range(rows):
        a_milestone(a_client(cast.centre, cast.adviser, a_firm(cast.centre)))
    client.force_login(cast.head)
    client.get(reverse("advisory:milestones_export"))
    with django_assert_num_queries(7):  # type: ignore[operator]
        exported_again = client.get(reverse("advisory:milestones_export"))
        b"".join(exported_again.streaming_content)  # type: ignore[arg-type]
