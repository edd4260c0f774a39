"""What a column can mean, and the words by which people head it.

A field is a text: ``name``, ``sales.2024``, ``owner.2.share``. ``parse_field`` takes it apart.
"""

import re
from dataclasses import dataclass

MAX_OWNERS = 12
FIRM_FIELDS = (
    "rut", "rut_digit", "name", "trade_name", "kind", "region", "commune", "address", "email", "phone", "website",
    "started_on", "activity", "open_to_promotion", "sales", "sales_year",
)  # fmt: skip
OWNER_FIELDS = (
    "rut", "rut_digit", "name", "surname", "second_surname", "gender", "share", "email", "phone", "since",
)  # fmt: skip


@dataclass(frozen=True)
class Field:
    """``owner`` is 0 for a field of the firm, else the number of the owner's group of columns; ``year`` of sales."""

    key: str
    name: str
    owner: int = 0
    year: int | None = None


def parse_field(key: str) -> Field | None:
    """None for a text that names no field."""
    if key in FIRM_FIELDS:
        return Field(key, key)
    if match := re.fullmatch(r"sales\.((?:19|20)\d\d)", key):
        return Field(key, "sales", year=int(match[1]))
    if (match := re.fullmatch(r"owner\.(\d{1,2})\.(\w+)", key)) and match[2] in OWNER_FIELDS:
        return Field(key, match[2], owner=int(match[1])) if 1 <= int(match[1]) <= MAX_OWNERS else None
    return None


# The heading of the column that the error spreadsheet adds; it is left out when the file comes back.
REASONS_HEADINGS = frozenset({"problemas encadena", "problems encadena", "problemas encadena problemas"})
IGNORED_WORDS = frozenset(
    {"uf", "usd", "dolares", "tramo", "rango", "exportacion", "exportaciones", "estado", "observaciones"}
)

OWNER_WORDS = frozenset([
    "dueno", "duena", "duenos", "duenas", "socio", "socia", "socios", "socias", "propietario", "propietaria",
    "propietarios", "titular", "accionista", "owner", "owners", "partner", "shareholder",
])  # fmt: skip
SALES_WORDS = frozenset(["ventas", "venta", "facturacion", "ingresos", "sales", "revenue", "turnover"])

FIRM_SYNONYMS: dict[str, tuple[str, ...]] = {
    "rut": ("rut", "r u t", "rut empresa", "rut de la empresa", "rol unico tributario", "rut contribuyente", "run",
            "tax id", "rut cliente", "rut empresa cliente", "rut sociedad"),
    "rut_digit": ("dv", "d v", "digito verificador", "digito", "dv empresa", "dv rut", "check digit"),
    "name": ("nombre", "razon social", "nombre o razon social", "nombre empresa", "nombre de la empresa", "empresa",
             "nombre razon social", "cliente", "nombre cliente", "company", "company name", "name", "firm",
             "business name", "legal name", "contribuyente"),
    "trade_name": ("nombre de fantasia", "nombre fantasia", "fantasia", "marca", "nombre comercial", "trade name",
        "brand"),
    "kind": ("tipo", "tipo de empresa", "tipo empresa", "tipo de contribuyente", "naturaleza juridica",
             "personalidad juridica", "figura legal", "kind", "type", "legal form"),
    "region": ("region", "nombre region", "region empresa"),
    "commune": ("comuna", "nombre comuna", "comuna empresa", "comuna de la empresa", "codigo comuna", "commune", "cut",
                "municipality", "ciudad comuna"),
    "address": ("direccion", "domicilio", "calle", "direccion comercial", "direccion empresa", "address",
        "calle y numero"),
    "email": ("correo", "correo electronico", "email", "e mail", "mail", "correo empresa", "email empresa",
              "correo de contacto", "correo contacto"),
    "phone": ("telefono", "fono", "celular", "telefono empresa", "telefono de contacto", "movil", "phone", "telephone",
              "fono contacto", "telefono contacto", "telefono celular"),
    "website": ("sitio web", "web", "pagina web", "pagina", "url", "website", "sitio"),
    "started_on": ("inicio de actividades", "fecha inicio actividades", "fecha de inicio de actividades",
        "inicio actividades",
                   "fecha inicio", "start date", "start of business",
                   "started on", "fecha de inicio", "fecha inicio de actividades"),
    "activity": ("actividad", "actividad economica", "codigo actividad", "codigo de actividad", "giro", "ciiu", "rubro",
                 "codigo ciiu", "codigo sii", "actividad principal", "activity", "codigo actividad economica"),
    "open_to_promotion": ("autoriza prochile", "autoriza difusion", "autoriza promocion", "autoriza mostrar",
                          "autoriza mostrarse a prochile y compradores", "open to promotion"),
    "sales_year": ("ano ventas", "ano de las ventas", "ano de ventas", "ano comercial", "ano tributario ventas",
                   "sales year", "periodo ventas", "ano"),
}  # fmt: skip
OWNER_SYNONYMS: dict[str, tuple[str, ...]] = {
    "rut": ("rut", "r u t", "run", "rut persona", "rut representante"),
    "rut_digit": ("dv", "digito verificador", "d v"),
    "name": ("nombre", "nombres", "nombre completo", "nombre persona", "name", "full name", ""),
    "surname": ("apellido", "apellidos", "apellido paterno", "primer apellido", "surname", "last name"),
    "second_surname": ("apellido materno", "segundo apellido", "second surname"),
    "gender": ("genero", "sexo", "gender", "sex"),
    "share": ("participacion", "porcentaje", "porcentaje de participacion", "participacion porcentaje",
        "porcentaje participacion",
              "porcentaje de propiedad", "propiedad", "share", "ownership", "ownership share", "cuota"),
    "email": ("correo", "correo electronico", "email", "mail", "e mail"),
    "phone": ("telefono", "celular", "fono", "phone", "movil"),
    "since": ("desde", "fecha desde", "since", "fecha ingreso", "fecha de ingreso"),
}  # fmt: skip
# These can only be said of a person, so they need no "dueño" in their heading.
PERSONAL = frozenset({"gender", "share", "surname", "second_surname"})
