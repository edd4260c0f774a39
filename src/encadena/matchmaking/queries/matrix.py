"""Buyers against firms of a round: who already meets, and what speaks for a meeting."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from encadena.firms.models import Offering

from ..choices import NOT_COMING
from ..models import Meeting, Participant, Round
from ..rules.suggestions import shared_words, stems


@dataclass(frozen=True)
class Cell:
    buyer: Participant
    meets: bool
    locked: bool  # entered or imported: not for the matrix to take off
    words: list[str]


@dataclass(frozen=True)
class Row:
    firm: Participant
    cells: list[Cell]

    @property
    def firm_key(self) -> str:
        return str(self.firm.pk)

    @property
    def score(self) -> int:
        return sum(len(cell.words) for cell in self.cells)


def buyers_of(round: Round) -> list[Participant]:
    return list(_active(round).filter(buyer__isnull=False))


def firms_of(round: Round) -> list[Participant]:
    return list(_active(round).filter(buyer__isnull=True))


def matrix(round: Round, buyers: list[Participant], firms: list[Participant], *, best_first: bool) -> list[Row]:
    """One row per firm with a cell per buyer; ``best_first`` puts the firms with most shared words on top."""
    live = Meeting.objects.filter(round=round, cancelled_at__isnull=True)
    held = {(first, second): origin for first, second, origin in live.values_list("first", "second", "origin")}
    wishes = {b.pk: stems(b.buyer.looks_for if b.buyer else "") for b in buyers}
    sold = offers_of([f.firm_id for f in firms if f.firm_id])
    rows = [
        Row(
            firm,
            [
                Cell(
                    b,
                    (b.pk, firm.pk) in held,
                    held.get((b.pk, firm.pk), "chosen") != "chosen",
                    shared_words(wishes[b.pk], sold.get(firm.firm_id or 0, [])),
                )
                for b in buyers
            ],
        )
        for firm in firms
    ]
    return sorted(rows, key=lambda row: -row.score) if best_first else rows


def _active(round: Round) -> QuerySet[Participant]:
    people = round.participants.exclude(status__in=NOT_COMING)
    return people.select_related("firm__commune", "buyer")


def offers_of(firm_ids: list[int]) -> dict[int, list[dict[str, str]]]:
    grouped: dict[int, list[dict[str, str]]] = defaultdict(list)
    offers = Offering.objects.filter(firm__in=firm_ids, withdrawn_at__isnull=True)
    for firm_id, name, description in offers.values_list("firm_id", "name", "description"):
        grouped[firm_id].append(stems(f"{name} {description}"))
    return grouped
