"""Invented firms with valid RUTs, owners, sales and offerings, written in bulk and the same for the same seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import accumulate, chain, islice, repeat
from random import Random

from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils.text import slugify

from encadena.accounts.models import User
from encadena.catalogs.models import Commune, Product, Service
from encadena.catalogs.queries.uf import uf_on
from encadena.firms.actions.keys import refresh_keys
from encadena.firms.actions.reach import refresh_reach
from encadena.firms.choices import FirmKind, Gender, OfferingKind
from encadena.firms.models import Assignment, Firm, FirmActivity, Membership, Offering, Ownership, Person, YearlySales
from encadena.firms.rules import ownership as ownership_rules
from encadena.firms.rules import size
from encadena.kernel import rut
from encadena.network.models import Centre, Institution

from . import bulk
from . import vocabulary as v

BATCH = 5000
# Roughly how many people live in each region (thousands), from north to south, so that maps look like the country.
PEOPLE = {
    "15": 250,
    "01": 380,
    "02": 690,
    "03": 315,
    "04": 830,
    "05": 1960,
    "13": 8120,
    "06": 990,
    "07": 1130,
    "16": 510,
    "08": 1660,
    "09": 1010,
    "14": 405,
    "10": 890,
    "11": 107,
    "12": 178,
}
# UF per year at the edges of what a firm of each sort sells, and how common the sort is (per thousand).
SALES = (
    (None, None, 80),
    (0, 0, 25),
    (1, 200, 440),
    (200, 600, 185),
    (600, 2400, 140),
    (2400, 5000, 60),
    (5000, 10000, 35),
    (10000, 25000, 22),
    (25000, 100000, 11),
    (100000, 400000, 2),
)
NOT_REPORTED = 0.213


@dataclass
class Batch:
    """Rows that wait for one bulk insert, in the order in which they may be inserted."""

    people: list[Person] = field(default_factory=list)
    firms: list[Firm] = field(default_factory=list)
    owners: list[Ownership] = field(default_factory=list)
    sales: list[YearlySales] = field(default_factory=list)
    activities: list[FirmActivity] = field(default_factory=list)
    offerings: list[Offering] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)


class Maker:
    """Makes one firm after another. Primary keys are given here, so that everything goes in without reading back."""

    def __init__(
        self, seed: int, centres: Sequence[Centre], advisers: dict[int, list[User]], years: Sequence[int]
    ) -> None:
        self.random = Random(seed)
        self.years = years
        self.uf = {year: uf_on(date(year, 12, 31)) for year in years}
        self.advisers = advisers
        self.centres_of: dict[str, list[Centre]] = {}
        for centre in centres:
            self.centres_of.setdefault(str(centre.region_id), []).append(centre)
        self.communes: dict[str, list[Commune]] = {}
        for commune in Commune.objects.order_by("pk"):
            self.communes.setdefault(commune.region_id, []).append(commune)
        self.products = set(Product.objects.values_list("pk", flat=True))
        self.services = set(Service.objects.values_list("pk", flat=True))
        self.firm_id = (Firm.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        self.person_id = (Person.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        self.sector_weights = list(accumulate(s.weight for s in v.SECTORS))
        self.region_weights = list(accumulate(PEOPLE.values()))

    def add(self, into: Batch, region: str | None = None) -> Firm:
        r = self.random
        sector = r.choices(v.SECTORS, cum_weights=self.sector_weights)[0]
        region = region or r.choices(list(PEOPLE), cum_weights=self.region_weights)[0]
        owners = self._owners(into)
        firm = self._firm(sector, region, owners[0])
        into.firms.append(firm)
        self._ownership(into, firm, owners)
        self._sales(into, firm)
        into.activities.append(FirmActivity(firm_id=firm.pk, activity_id=sector.activity, main=True))
        for offer in r.sample(sector.offers, k=min(len(sector.offers), r.choice((1, 1, 1, 2)))):
            into.offerings.append(self._offering(firm, offer))
        self._assignment(into, firm, region)
        return firm

    def _firm(self, sector: v.Sector, region: str, owner: Person) -> Firm:
        r, number = self.random, self.firm_id
        self.firm_id += 1
        kind = r.choices(
            (FirmKind.COMPANY, FirmKind.NATURAL_PERSON, FirmKind.ENTREPRENEUR, FirmKind.COOPERATIVE), (55, 33, 10, 2)
        )[0]
        begin, place = r.choice(sector.names), r.choice(v.PLACES)
        name, trade = self._name(kind, begin, place, owner)
        commune = r.choice(self.communes[region][:12]) if r.random() < 0.7 else r.choice(self.communes[region])
        started = date(2005 + int(20 * r.random() ** 0.6), r.randint(1, 12), r.randint(1, 28))
        handle = slugify(trade or name)[:40]
        return Firm(
            pk=number,
            rut=self._rut_of(kind, number, owner),
            name=name,
            trade_name=trade,
            kind=kind,
            commune=commune,
            region_id=region,
            address=f"{r.choice(v.STREETS)} {r.randint(10, 2900)}" if r.random() < 0.8 else "",
            email=f"{handle}.{number}@example.cl" if r.random() < 0.75 else "",
            phone=f"+56 9 {r.randint(4000, 9999)} {r.randint(1000, 9999)}" if r.random() < 0.85 else "",
            started_on=started if r.random() < 0.9 else None,
            open_to_promotion=r.random() < 0.3,
        )

    def _name(self, kind: str, begin: str, place: str, owner: Person) -> tuple[str, str]:
        surnames = owner.full_name.split()[-2:]
        if kind == FirmKind.COOPERATIVE:
            return f"Cooperativa {begin} {place}", ""
        if kind == FirmKind.COMPANY:
            middle = place if self.random.random() < 0.6 else " ".join(surnames)
            return f"{begin} {middle} {self.random.choice(v.ENDINGS)}", ""
        return owner.full_name, f"{begin} {place}"

    @staticmethod
    def _rut_of(kind: str, number: int, owner: Person) -> str | None:
        if kind == FirmKind.ENTREPRENEUR:
            return None
        if kind == FirmKind.NATURAL_PERSON:
            return owner.rut
        base = (65_000_000 if kind == FirmKind.COOPERATIVE else 76_000_000) + number * 104_729 % 2_999_999
        return f"{base}{rut.check_digit(base)}"

    def _owners(self, into: Batch) -> list[Person]:
        return [self._person(into) for _ in range(self.random.choices((1, 2, 3), (74, 20, 6))[0])]

    def _person(self, into: Batch) -> Person:
        r, number = self.random, self.person_id
        self.person_id += 1
        woman = r.random() < 0.61
        given = r.sample(v.WOMEN if woman else v.MEN, k=2 if r.random() < 0.7 else 1)
        base = 8_000_000 + number * 611_953 % 13_999_991
        person = Person(
            pk=number,
            rut=f"{base}{rut.check_digit(base)}",
            full_name=" ".join([*given, r.choice(v.SURNAMES), r.choice(v.SURNAMES)]),
            gender=Gender.FEMALE if woman else Gender.MALE,
        )
        if r.random() < NOT_REPORTED:
            person.gender = Gender.NOT_REPORTED
        into.people.append(person)
        return person

    def _ownership(self, into: Batch, firm: Firm, owners: Sequence[Person]) -> None:
        shares = {1: (100,), 2: self.random.choice(((50, 50), (60, 40), (70, 30))), 3: (40, 30, 30)}[len(owners)]
        since = firm.started_on
        parts = []
        for person, share in zip(owners, shares, strict=True):
            into.owners.append(Ownership(firm_id=firm.pk, person_id=person.pk, share=Decimal(share), since=since))
            parts.append(ownership_rules.Part(Decimal(share), person.gender))
        firm.female_owned = ownership_rules.female_owned(parts)

    def _sales(self, into: Batch, firm: Firm) -> None:
        r = self.random
        low, high, _ = r.choices(SALES, [weight for *_, weight in SALES])[0]
        last = max(self.years)
        for year in self.years:
            if firm.started_on and firm.started_on.year > year:
                continue
            uf = self.uf[year]
            amount: Decimal | None = None
            if low is not None and high is not None:
                units = low + (high - low) * r.random() ** 1.5
                amount = (Decimal(units) * uf * (Decimal(r.randint(85, 100)) / 100 if low else 1)).quantize(Decimal(1))
                if low and year == last:
                    amount = max(amount, (Decimal(low) * uf).quantize(Decimal(1)) + 1)
            in_uf = None if amount is None else size.in_uf(amount, uf)
            band = size.band_of(in_uf)
            into.sales.append(
                YearlySales(
                    firm_id=firm.pk,
                    year=year,
                    amount=amount,
                    uf_on=date(year, 12, 31),
                    uf_value=uf,
                    amount_uf=in_uf,
                    band=band,
                    origin="demostración",
                )
            )
            if year == last:
                firm.band, firm.legal_size = band, size.legal_size_of(in_uf)
                firm.size_year = None if amount is None else year

    def _offering(self, firm: Firm, offer: v.Offer) -> Offering:
        capacity = Decimal(self.random.choice((50, 120, 400, 1000, 5000, 20000))) if offer.goods else None
        return Offering(
            firm_id=firm.pk,
            kind=OfferingKind.GOODS if offer.goods else OfferingKind.SERVICES,
            name=offer.name,
            product_id=offer.code if offer.goods and offer.code in self.products else None,
            service_id=offer.code if not offer.goods and offer.code in self.services else None,
            unit=offer.unit,
            yearly_capacity=capacity,
        )

    def _assignment(self, into: Batch, firm: Firm, region: str) -> None:
        centres = self.centres_of[region]
        centre = centres[int(str(firm.commune_id)) % len(centres)]
        team = self.advisers.get(centre.pk, [])
        into.assignments.append(
            Assignment(
                firm_id=firm.pk,
                centre=centre,
                adviser=self.random.choice(team) if team else None,
                since=date(2016 + self.random.randint(0, 9), self.random.randint(1, 12), 1),
            )
        )


def make_firms(
    count: int,
    *,
    actor: User | None,
    seed: int,
    centres: Sequence[Centre],
    advisers: dict[int, list[User]],
    years: Sequence[int],
    at_least_in: dict[str, int] | None = None,
) -> Iterator[int]:
    """Write ``count`` firms and yield how many stand after each batch; ``at_least_in`` gives regions their minimum."""
    maker = Maker(seed, centres, advisers, years)
    fixed = [code for code, n in (at_least_in or {}).items() for _ in range(n)][:count]
    wanted = chain(fixed, repeat(None, count - len(fixed)))
    done = 0
    while chunk := list(islice(wanted, BATCH)):
        batch = Batch()
        for region in chunk:
            maker.add(batch, region)
        _write(batch, actor)
        done += len(chunk)
        yield done


def join_association(institution: Institution, firms: Sequence[int], *, actor: User | None) -> None:
    rows = [Membership(firm_id=pk, institution=institution, since=date(2020, 1, 1)) for pk in firms]
    Membership.objects.bulk_create(rows, batch_size=BATCH)
    refresh_reach(firms, actor=actor)


def _write(batch: Batch, actor: User | None) -> None:
    with transaction.atomic():
        for rows in (
            batch.people,
            batch.firms,
            batch.owners,
            batch.sales,
            batch.activities,
            batch.offerings,
            batch.assignments,
        ):
            bulk.insert(rows, actor=actor)
        refresh_keys([firm.pk for firm in batch.firms], actor=actor)
        refresh_reach([firm.pk for firm in batch.firms], actor=actor)
    if connection.vendor == "postgresql":
        _advance_sequences()


def _advance_sequences() -> None:
    """Keys were given here, so the database's own counters have to be told."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Person, Firm]):
            cursor.execute(statement)
