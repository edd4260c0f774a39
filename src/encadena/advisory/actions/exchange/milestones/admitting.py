"""Holds drafts of milestones against the register, with the rules of ``report_milestone`` and ``fix_baseline``."""

from collections.abc import Mapping, Sequence

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from .... import errors
from ....choices import Attribution, MilestoneKind, MilestoneState, StatementSource
from ....models import Milestone
from ....queries.exchange_milestones import Ledger
from ....rules.exchange.milestone_draft import MilestoneDraft, Standing
from ....rules.milestone import SHAPES, Claim, Shape, check_claim, check_figure, check_when

FIELD_OF: Mapping[str, str] = {
    errors.MILESTONE_IN_FUTURE: "on",
    errors.MILESTONE_BEFORE_CLIENT: "on",
    errors.MILESTONE_WHAT_MISSING: "what",
    errors.MILESTONE_ALREADY_FORMAL: "kind",
    errors.MILESTONE_COUNTRY_MISSING: "country",
    errors.MILESTONE_NO_CHANGE: "after",
    errors.MILESTONE_NOT_FIRST_EXPORT: "kind",
    errors.BASELINE_MISSING: "baseline",
    errors.BASELINE_YEAR: "baseline_year",
    errors.ROW_BASELINE_YEAR_MISSING: "baseline_year",
    errors.ROW_BASELINE_DIFFERS: "baseline",
    errors.JOBS_MISSING: "jobs",
    errors.JOB_TWICE: "jobs",
    errors.JOBS_DO_NOT_ADD_UP: "jobs",
    errors.ROW_CURRENCY_MISSING: "currency",
    errors.ROW_SOURCE_MISSING: "source",
    errors.ROW_SOURCE_PORTAL: "source",
    errors.ROW_ATTRIBUTION_MISSING: "attribution",
    errors.ROW_KEY_ELSEWHERE: "external_id",
}
_COMPARED = ("kind", "on", "what", "after", "amount", "currency", "country", "attribution", "statement")


def prepare_milestones(drafts: Sequence[MilestoneDraft], ledger: Ledger, *, actor: User | None) -> None:
    ledger.read_logged([draft.key for draft in drafts if draft.key])
    ledger.look_at({draft.client_id for draft in drafts if draft.key not in ledger.logged})


def admit_milestone(draft: MilestoneDraft, ledger: Ledger, *, actor: User | None) -> bool:
    known = ledger.logged.get(draft.key) if draft.key else None
    if known is not None:
        _compare(draft, known, ledger)
        return False
    client, values = ledger.clients[draft.client_id], draft.values
    check_when(values["on"], arrived=client.arrived_on, today=clock.today())
    shape = SHAPES[values["kind"]]
    _check_cells(draft, shape)
    if values["kind"] == MilestoneKind.FORMALISATION and client.firm_id in ledger.formal:
        raise DomainError(errors.MILESTONE_ALREADY_FORMAL, on=ledger.formal[client.firm_id])
    standing = _standing(draft, shape, ledger)
    draft.change = check_claim(
        Claim(
            kind=values["kind"], after=values["after"], before=standing.value if standing else None,
            has_baseline=standing is not None, amount=values["amount"], country=values["country"],
            jobs=values["jobs"],
        )
    )  # fmt: skip
    _check_jobs(draft, ledger.taken[client.firm_id])
    _remember(draft, standing, ledger)
    return True


def _check_cells(draft: MilestoneDraft, shape: Shape) -> None:
    values = draft.values
    wanted = {"after": shape.measures, "amount": shape.money, "country": shape.country, "jobs": shape.named_jobs}
    wanted |= {"currency": shape.money, "baseline": shape.measures, "baseline_year": shape.measures}
    for field, needed in wanted.items():
        if not needed and values[field] not in (None, "", []):
            raise DomainError(errors.ROW_NOT_OF_KIND, kind=values["kind"], cell=field)
    for field in ("after", "amount"):
        if wanted[field] and values[field] is None:
            raise DomainError(errors.MILESTONE_AMOUNT_MISSING, kind=values["kind"], cell=field)
    _check_statement(draft)
    if shape.money and not values["currency"]:
        raise DomainError(errors.ROW_CURRENCY_MISSING)


def _check_statement(draft: MilestoneDraft) -> None:
    """Somebody who states for the client says how it was said; only the client itself states in its portal."""
    values = draft.values
    stated = values["attribution"] != Attribution.NOT_STATED
    if not stated and (values["statement"] or values["source"]):
        raise DomainError(errors.ROW_ATTRIBUTION_MISSING)
    if stated and not values["source"]:
        raise DomainError(errors.ROW_SOURCE_MISSING)
    if values["source"] == StatementSource.PORTAL:
        raise DomainError(errors.ROW_SOURCE_PORTAL)


def _standing(draft: MilestoneDraft, shape: Shape, ledger: Ledger) -> Standing | None:
    """The baseline that the client has, or the one that the row fixes; the register's is never changed."""
    if shape.measures is None:
        return None
    value, year = draft.values["baseline"], draft.values["baseline_year"]
    known = ledger.baselines.get((draft.client_id, shape.measures))
    if known is not None:
        if (value is not None and value != known.value) or (year is not None and year != known.year):
            raise DomainError(errors.ROW_BASELINE_DIFFERS, before=_number(known.value), year=str(known.year))
        return known
    if value is None:
        raise DomainError(errors.BASELINE_MISSING, indicator=str(shape.measures), unknown=False)
    if year is None:
        raise DomainError(errors.ROW_BASELINE_YEAR_MISSING)
    check_figure(value, year, today=clock.today())
    return Standing(value, year, draft.values["baseline_origin"], row=draft.row)


def _check_jobs(draft: MilestoneDraft, taken: Mapping[str, str]) -> None:
    for key, label in zip(draft.job_keys, draft.values["jobs"], strict=True):
        if key in taken:
            raise DomainError(errors.JOB_TWICE, job=label, kind=taken[key])


def _remember(draft: MilestoneDraft, standing: Standing | None, ledger: Ledger) -> None:
    client, values = ledger.clients[draft.client_id], draft.values
    like = (client.pk, values["kind"], values["on"])
    if like in ledger.like:
        draft.warn(errors.ROW_LOOKS_LIKE)
    ledger.like.add(like)
    draft.standing, shape = standing, SHAPES[values["kind"]]
    if standing is not None and shape.measures:
        ledger.baselines[client.pk, shape.measures] = standing
    ledger.taken[client.firm_id] |= dict.fromkeys(draft.job_keys, values["kind"])
    if values["kind"] == MilestoneKind.FORMALISATION:
        ledger.formal[client.firm_id] = values["on"]


def _compare(draft: MilestoneDraft, known: Milestone, ledger: Ledger) -> None:
    """What is registered stays as it is, verified or not; cells that say otherwise get a warning."""
    if known.centre_id != ledger.centre.pk:
        raise DomainError(errors.ROW_KEY_ELSEWHERE)
    here = {name: getattr(known, name) for name in _COMPARED} | {
        "source": known.statement_source,
        "jobs": sorted(job.key for job in known.jobs.all()),
        "evidence": sorted(document.pk for document in known.documents.all()),
    }
    said = {**draft.values, "jobs": sorted(draft.job_keys), "evidence": sorted(draft.document_ids)}
    other = draft.client_id != known.client_id
    if other or any(said[name] != here[name] for name in here if name in draft.cells):
        verified = known.state == MilestoneState.VERIFIED
        draft.warn(errors.ROW_VERIFIED if verified else errors.ROW_MILESTONE_DIFFERS, record_id=known.pk)


def _number(value: object) -> str:
    return "" if value is None else f"{value:f}"
