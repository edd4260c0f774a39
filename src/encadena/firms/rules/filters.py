"""The filters of the list, as they stand in its address. Whatever cannot be understood is left out, never an error."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from ..choices import FemaleOwned, FirmKind, LegalSize, SizeBand

WITH_RUT, WITHOUT_RUT = "con", "sin"
# Order → columns; each column list is an index of ``Firm``, forwards or backwards.
ORDERS: dict[str, tuple[str, ...]] = {
    "nombre": ("sort_name", "id"),
    "-nombre": ("-sort_name", "-id"),
    "tramo": ("band", "sort_name", "id"),
    "-tramo": ("-band", "-sort_name", "-id"),
    "-cambio": ("-updated_at", "-id"),
    "cambio": ("updated_at", "id"),
}
DEFAULT_ORDER = "nombre"
_PARAMETERS = {
    "text": "q",
    "region": "region",
    "commune": "comuna",
    "centre": "centro",
    "adviser": "asesor",
    "band": "tramo",
    "legal_size": "tamano",
    "kind": "tipo",
    "female_owned": "mujeres",
    "rut": "rut",
    "section": "rubro",
    "member_of": "socia",
    "order": "orden",
}
_CHOICES = {
    "legal_size": set(LegalSize.values),
    "kind": set(FirmKind.values),
    "female_owned": set(FemaleOwned.values),
    "rut": {WITH_RUT, WITHOUT_RUT},
    "band": {str(band) for band in SizeBand.values},
    "order": set(ORDERS),
}


@dataclass(frozen=True)
class Filters:
    """Empty text means *any*. ``centre``, ``adviser`` and ``member_of`` are ids as text."""

    text: str = ""
    region: str = ""
    commune: str = ""
    centre: str = ""
    adviser: str = ""
    band: str = ""
    legal_size: str = ""
    kind: str = ""
    female_owned: str = ""
    rut: str = ""
    section: str = ""
    member_of: str = ""
    order: str = DEFAULT_ORDER

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        """From the parameters of an address."""
        values = {name: _understood(name, query.get(parameter, "")) for name, parameter in _PARAMETERS.items()}
        return cls(**{**values, "order": values["order"] or DEFAULT_ORDER})

    @property
    def parameters(self) -> dict[str, str]:
        """For an address: only what narrows the list or orders it otherwise."""
        return {
            _PARAMETERS[f.name]: value
            for f in fields(self)
            if (value := getattr(self, f.name)) and (f.name, value) != ("order", DEFAULT_ORDER)
        }

    @property
    def narrows(self) -> bool:
        return bool(replace(self, order=DEFAULT_ORDER).parameters)

    def anywhere(self) -> "Filters":
        """The same list in every region."""
        return replace(self, region="", commune="")


def _understood(name: str, value: str) -> str:
    value = value.strip()[:120].replace("\x00", "")
    if name in _CHOICES:
        return value if value in _CHOICES[name] else ""
    if name in {"centre", "adviser", "member_of"}:
        return value if value.isascii() and value.isdigit() and len(value) < 15 else ""
    if name in {"region", "commune", "section"}:
        return value if value.isalnum() and len(value) <= 5 else ""
    return value
