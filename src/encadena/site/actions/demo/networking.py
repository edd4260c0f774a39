"""What the network asks of its centres: targets for three years, and how contracts are judged."""

from datetime import date, timedelta
from random import Random

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.network.actions.adoption import adopt, tell_result
from encadena.network.actions.contract_end import agree_term
from encadena.network.actions.handover import open_handover
from encadena.network.actions.observation import answer, observe
from encadena.network.actions.practice import publish_practice, write_practice
from encadena.network.actions.review import decide, evaluate, open_review
from encadena.network.actions.target_batch import TargetChange, set_targets
from encadena.network.choices import CentreKind, Decision, InstitutionKind, Recommendation, ReviewKind
from encadena.network.models import Centre, Institution, OperatingContract
from encadena.network.registry import Indicator, indicators, subjects

from .practice_words import PRACTICES

LEAST = 5


def make_network_work(*, seed: int, today: date, actor: User | None) -> None:
    _targets(Random(seed + 7), today, actor)
    _practices(today, actor)
    _handover(today, actor)
    _contracts(today, User.objects.filter(role=Role.AGENCY).order_by("pk").first() or actor)


def _targets(random: Random, today: date, actor: User | None) -> None:
    centres = list(Centre.objects.exclude(kind=CentreKind.SATELLITE).order_by("pk"))
    for year in (today.year - 1, today.year, today.year + 1):
        changes = [
            TargetChange(centre, one.code, None, value)
            for one in indicators()
            for centre, value in _asked(one, centres, year, today, random)
        ]
        set_targets(changes, year=year, actor=actor)


def _asked(one: Indicator, centres: list[Centre], year: int, today: date, random: Random) -> list[tuple[Centre, int]]:
    """About what the centre reached that year, or would at this year's pace; some ask for a little too much."""
    counted = min(year, today.year)
    reached = one.measure([centre.pk for centre in centres], counted, today)
    passed = today.timetuple().tm_yday / 365 if one.accumulates and counted == today.year else 1
    return [
        (centre, max(LEAST, round(reached.get(centre.pk, 0) / passed * random.uniform(0.85, 1.25))))
        for centre in centres
        if reached.get(centre.pk)
    ]


def _contracts(today: date, actor: User | None) -> None:
    """Of the invented centres, whose dates are free: one to be renewed soon, one observed, one decided."""
    contracts = list(OperatingContract.objects.filter(centre__invented=True).order_by("pk")[:3])
    for n, contract in enumerate(contracts):
        agree_term(contract, until=today + timedelta(days=(50, 400, 760)[n]), actor=actor)
    if len(contracts) == 3:
        _renewal(contracts[0], today, actor)
        _observed(contracts[1], actor)
        _decided(contracts[2], today, actor)


def _renewal(contract: OperatingContract, today: date, actor: User | None) -> None:
    due = today + timedelta(days=20)
    review = open_review(contract, kind=ReviewKind.RENEWAL, contract_year=5, due_on=due, actor=actor)
    text = "El centro cumplió sus metas en cuatro de los cinco años y cubre todas sus comunas."
    evaluate(review, evaluation=text, recommendation=Recommendation.CONTINUE, actor=actor)


def _observed(contract: OperatingContract, actor: User | None) -> None:
    review = open_review(contract, kind=ReviewKind.CONTINUATION, contract_year=3, actor=actor)
    told = observe(review, text="Dos comunas del territorio no tuvieron atención presencial este año.", actor=actor)
    answer(told, text="Desde marzo hay un día fijo al mes en cada una.", actor=actor)


def _decided(contract: OperatingContract, today: date, actor: User | None) -> None:
    review = open_review(contract, kind=ReviewKind.CONTINUATION, contract_year=2, actor=actor)
    text = "Las sesiones van según lo previsto; faltan hitos con respaldo."
    evaluate(review, evaluation=text, recommendation=Recommendation.OBSERVED, actor=actor)
    observe(review, text="Tres de cada cuatro hitos de este año no tienen respaldo.", actor=actor)
    decide(review, decision=Decision.OBSERVED, on=today - timedelta(days=30), actor=actor)


def _practices(today: date, actor: User | None) -> None:
    """Published by some centres; each is adopted by two others, and the first of them tells what came of it."""
    centres = list(Centre.objects.exclude(kind=CentreKind.SATELLITE).exclude(region=None).order_by("slug")[:12])
    codes = [*subjects(), ""]
    for n, story in enumerate(PRACTICES):
        data = {**story.fields, "subject": codes[n % len(codes)]}
        practice = publish_practice(write_practice(centres[n], data=data, actor=actor), actor=actor)
        first, second = centres[n + 4], centres[n + 5]
        adopted = adopt(practice, centre=first, kind="adopt", on=today - timedelta(days=120), actor=actor)
        tell_result(
            adopted, result=story.told, measured_on=today - timedelta(days=20), measure=story.measure,
            before=story.before, after=story.after, actor=actor,
        )  # fmt: skip
        since = today - timedelta(days=60 + n)
        adopt(practice, centre=second, kind="adapt", on=since, changes=story.changed, actor=actor)


def _handover(today: date, actor: User | None) -> None:
    """Talcahuano is to pass to another operator in two months: still being prepared."""
    contract = OperatingContract.objects.filter(centre__slug="talcahuano", ends_on=None).first()
    others = Institution.objects.filter(kind=InstitutionKind.OPERATOR, invented=True).order_by("pk")
    if contract and (incoming := others.first()):
        open_handover(contract, incoming=incoming, on=today + timedelta(days=60), actor=actor)
