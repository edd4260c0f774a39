"""Puts the packaged official tables into the database."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock

from ..models import TableVersion
from ..queries import tables

# For each table: its model and how a text row becomes values of the model's columns.
_Row = dict[str, str]
_Values = dict[str, Any]


def _region(row: _Row) -> _Values:
    return {**row, "order": int(row["order"])}


def _province(row: _Row) -> _Values:
    return {"code": row["code"], "name": row["name"], "region_id": row["region"]}


def _commune(row: _Row) -> _Values:
    return {
        "code": row["code"],
        "name": row["name"],
        "province_id": row["province"],
        "region_id": row["province"][:2],
    }


def _classified(row: _Row) -> _Values:
    names: _Values = {key: row[key] for key in ("code", "name_es", "name_en", "keywords", "section") if key in row}
    return {**names, "level": int(row["level"]), "parent_id": row["parent"] or None}


def _uf(row: _Row) -> _Values:
    return {"date": date.fromisoformat(row["date"]), "value": Decimal(row["value"]), "source": row["source"]}


_PLANS: dict[str, tuple[str, Callable[[_Row], _Values]]] = {
    "regions": ("Region", _region),
    "provinces": ("Province", _province),
    "communes": ("Commune", _commune),
    "activities": ("Activity", _classified),
    "products": ("Product", _classified),
    "services": ("Service", _classified),
    "uf_values": ("UfValue", _uf),
}


def load_catalogs(*, actor: User | None) -> dict[str, int]:
    """Bring the database to the packaged tables; returns how many rows of each table were written.

    Only rows that differ are written, so a second run changes nothing and takes milliseconds. Codes that a new edition
    drops stay, because records may point to them; values of the UF already in the database are kept.
    """
    with transaction.atomic():
        written = _load(_model_of_today)
        for table, rows in written.items():
            if rows:
                version = TableVersion.objects.get(pk=table)
                record("catalogs.loaded", version, actor=actor, context={"rows": rows})
    return written


def _model_of_today(name: str) -> type[models.Model]:
    return TableVersion._meta.apps.get_model("catalogs", name)


def _load(model_of: Callable[[str], type[models.Model]]) -> dict[str, int]:
    """Write the tables through ``model_of``, which in a migration gives the models of that moment."""
    versions = model_of("TableVersion")._default_manager
    known = dict(versions.values_list("table", "digest"))
    written = dict.fromkeys(_PLANS, 0)
    for table, (model_name, values_of) in _PLANS.items():
        digest = tables.digest(table)
        if known.get(table) == digest:
            continue
        rows = [values_of(row) for row in tables.read(table)]
        written[table] = _write(model_of(model_name), rows)
        stamp = {"digest": digest, "rows": len(rows), "loaded_at": clock.now()}
        versions.update_or_create(table=table, defaults=stamp)
    return written


def _write(model: type[models.Model], rows: list[_Values]) -> int:
    """Insert what is new and update what differs; a dated value that exists is left alone."""
    columns = {field.attname for field in model._meta.concrete_fields}
    rows = [{key: value for key, value in row.items() if key in columns} for row in rows]
    key = "date" if "date" in columns else "code"
    fields = [column for column in rows[0] if column != key]
    current = {found[key]: found for found in model._default_manager.values(key, *fields)}
    fresh = [row for row in rows if row[key] not in current]
    changed = [row for row in rows if row[key] in current and row != current[row[key]]] if key == "code" else []
    model._default_manager.bulk_create(_instances(model, fresh), batch_size=500)
    model._default_manager.bulk_update(_instances(model, changed), fields, batch_size=200)
    return len(fresh) + len(changed)


def _instances(model: type[models.Model], rows: Iterable[_Values]) -> list[models.Model]:
    return [model(**row) for row in rows]
