"""Loads what public statements say about the network: institutions, centres, operators and contract events.

Every row carries its source. Nothing is completed by guessing: where the source names 13 of 14 centres, 13 are loaded.
Running it again changes nothing.
"""

import csv
from importlib.resources import files

from django.db import transaction

from encadena.accounts.models import User
from encadena.kernel import events

from ..choices import ContractEventKind
from ..events import CentresChanged
from ..models import Centre, ContractEvent, Institution, OperatingContract, StatedFigure


def load_stated_network(*, actor: User | None) -> dict[str, int]:
    """Returns how many rows of each kind stand afterwards."""
    with transaction.atomic():
        sources = {row["key"]: row["title"] for row in _rows("sources")}
        institutions = {row["slug"]: _institution(row, sources) for row in _rows("institutions")}
        contracts: dict[tuple[str, str], OperatingContract] = {}
        centres: list[int] = []
        for row in _rows("centres"):
            centre = _centre(row, sources)
            centres.append(centre.pk)
            if row["operator"]:
                contracts[row["operator"], row["slug"]] = _contract(centre, institutions[row["operator"]], row, sources)
        for row in _rows("contract_events"):
            _event(contracts[row["operator"], row["centre"]], row, sources)
        for row in _rows("stated_figures"):
            _figure(institutions[row["operator"]], row, sources)
        events.publish(CentresChanged(tuple(centres)))
    return {
        "institutions": len(institutions),
        "centres": len(centres),
        "contracts": len(contracts),
        "events": ContractEvent.objects.filter(contract__in=contracts.values()).count(),
    }


def _rows(table: str) -> list[dict[str, str]]:
    text = (files("encadena.network.tables") / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _source(row: dict[str, str], sources: dict[str, str]) -> str:
    return "; ".join(sources[key] for key in row["source"].split())


def _institution(row: dict[str, str], sources: dict[str, str]) -> Institution:
    return Institution.objects.update_or_create(
        slug=row["slug"],
        defaults={
            "name": row["name"],
            "kind": row["kind"],
            "region_id": row["region"] or None,
            "note": row["note"],
            "source": _source(row, sources),
        },
    )[0]


def _centre(row: dict[str, str], sources: dict[str, str]) -> Centre:
    return Centre.objects.update_or_create(
        slug=row["slug"],
        defaults={
            "name": row["name"],
            "kind": row["kind"],
            "region_id": row["region"] or None,
            "commune_id": row["commune"] or None,
            "source": _source(row, sources),
        },
    )[0]


def _contract(centre: Centre, operator: Institution, row: dict[str, str], sources: dict[str, str]) -> OperatingContract:
    return OperatingContract.objects.get_or_create(
        centre=centre, operator=operator, defaults={"source": _source(row, sources)}
    )[0]


def _event(contract: OperatingContract, row: dict[str, str], sources: dict[str, str]) -> None:
    ContractEvent.objects.get_or_create(
        contract=contract,
        kind=ContractEventKind(row["kind"]),
        year=int(row["year"]),
        defaults={
            "term_years": int(row["term_years"]) if row["term_years"] else None,
            "contract_year": int(row["contract_year"]) if row["contract_year"] else None,
            "note": row["note"],
            "source": _source(row, sources),
        },
    )


def _figure(institution: Institution, row: dict[str, str], sources: dict[str, str]) -> None:
    StatedFigure.objects.get_or_create(
        institution=institution,
        counts=row["counts"],
        period=row["period"],
        defaults={"value": row["value"], "qualifier": row["qualifier"], "source": _source(row, sources)},
    )
