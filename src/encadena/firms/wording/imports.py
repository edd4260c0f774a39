"""What people read about a spreadsheet import: why a file or a cell cannot be used and what to do, names of fields."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel.errors import DomainError
from encadena.ui import figures

from ..choices import FirmKind, Gender, ImportState
from ..rules.sheets import codes
from ..rules.sheets.fields import FIRM_FIELDS, OWNER_FIELDS, parse_field
from .errors import sentence_of

_KINDS: Mapping[str, object] = {
    "xlsx": gettext_lazy("una planilla de Excel (.xlsx)"),
    "xls": gettext_lazy("una planilla de Excel antigua (.xls)"),
    "ods": gettext_lazy("una planilla OpenDocument (.ods)"),
    "csv": gettext_lazy("un texto separado por signos (.csv)"),
    "pdf": gettext_lazy("un documento PDF"),
    "image": gettext_lazy("una imagen"),
    "program": gettext_lazy("un programa"),
    "archive": gettext_lazy("un archivo comprimido"),
    "document": gettext_lazy("un documento de texto o una presentación"),
    "database": gettext_lazy("una base de datos"),
    "web_page": gettext_lazy("una página web"),
    "xlsb": gettext_lazy("una planilla binaria de Excel (.xlsb)"),
    "unknown": gettext_lazy("algo que no reconocemos"),
}
_SENTENCES: Mapping[str, object] = {
    codes.FILE_EMPTY: gettext_lazy("El archivo está vacío. Ábrelo, revisa que tenga filas y guárdalo de nuevo."),
    codes.FILE_TOO_LARGE: gettext_lazy(
        "El archivo pesa %(size)s y el límite es %(limit)s. Quita hojas o imágenes que no hagan falta, "
        "o divídelo en dos."
    ),
    codes.FILE_OTHER_KIND: gettext_lazy(
        "El nombre dice que es %(promised)s, pero por dentro es %(found)s. "
        "Ábrelo en tu programa de planillas y guárdalo como Excel (.xlsx), o corrige la terminación del nombre."
    ),
    codes.FILE_NOT_A_SHEET: gettext_lazy(
        "El archivo es %(found)s, no una planilla. Abre los datos en tu programa de planillas y "
        "guárdalos como Excel (.xlsx) o CSV."
    ),
    codes.FILE_DAMAGED: gettext_lazy(
        "El archivo está dañado o cortado y no se puede leer. Vuelve a guardarlo o pídelo de nuevo."
    ),
    codes.FILE_ENCRYPTED: gettext_lazy("El archivo tiene contraseña. Guárdalo sin contraseña y súbelo otra vez."),
    codes.FILE_BOMB: gettext_lazy(
        "El archivo ocuparía muchísimo más de lo que pesa al abrirlo, así que no se abre. "
        "Copia los datos a una planilla nueva y súbela."
    ),
    codes.FILE_TOO_MANY_ROWS: gettext_lazy(
        "La planilla llega hasta la fila %(rows)s y el límite es %(limit)s. "
        "Borra lo que haya muy abajo (a veces es un solo espacio) o divídela."
    ),
    codes.FILE_TOO_MANY_COLUMNS: gettext_lazy(
        "La planilla llega hasta la columna %(columns)s y el límite es %(limit)s. "
        "Borra lo que haya muy a la derecha (a veces es un solo espacio)."
    ),
    codes.FILE_GONE: gettext_lazy("El archivo guardado ya no está. Súbelo otra vez."),
    codes.SHEET_MISSING: gettext_lazy("No hay una hoja llamada “%(sheet)s”. Elige una de estas: %(sheets)s."),
    codes.SHEET_EMPTY: gettext_lazy("La hoja no tiene datos. Elige otra hoja o revisa el archivo."),
    codes.HEADINGS_MISSING: gettext_lazy(
        "No encontramos una fila de títulos, como “RUT” y “Nombre”. Pon los títulos en una fila sobre los datos."
    ),
    codes.COLUMNS_NO_NAME: gettext_lazy(
        "Ninguna columna quedó como RUT ni como nombre de la empresa. Elige al menos una."
    ),
    codes.COLUMNS_TWICE: gettext_lazy("Dos columnas (%(headings)s) dicen ser “%(field)s”. Deja una y cambia la otra."),
    codes.COLUMNS_UNKNOWN_FIELD: gettext_lazy(
        "“%(field)s” no es un dato que se pueda importar. Elige uno de la lista."
    ),
    codes.COLUMNS_SALES_NO_YEAR: gettext_lazy(
        "Hay una columna de ventas sin año. Elige de qué año son, o asigna también la columna con el año."
    ),
    codes.RUT_MISSING: gettext_lazy(
        "Falta el RUT. Escríbelo, o pon “Emprendimiento sin formalizar” en la columna del tipo si todavía no tiene."
    ),
    codes.RUT_WITHOUT_DIGIT: gettext_lazy(
        "Al RUT le falta el dígito verificador. Si el número está bien, agrégale “-%(digit)s”."
    ),
    codes.RUT_WRONG_DIGIT: gettext_lazy(
        "El dígito verificador no calza con el número: debería ser %(digit)s. Revisa cuál de los dos está mal escrito."
    ),
    codes.RUT_ROUNDED: gettext_lazy(
        "El programa de planillas abrevió el RUT y se perdieron cifras. Da formato de texto a la "
        "columna y pégalo otra vez."
    ),
    codes.NUMBER_ROUNDED: gettext_lazy(
        "El programa de planillas abrevió el número y se perdieron cifras. Da formato de número a la "
        "columna y guarda otra vez."
    ),
    codes.NUMBER_AMBIGUOUS: gettext_lazy(
        "No se sabe si la coma separa miles o decimales. Escribe los miles con punto: 1.234."
    ),
    codes.DATE_ONLY_YEAR: gettext_lazy(
        "Está solo el año. Escribe la fecha completa, como 31-12-2025, o deja la celda vacía."
    ),
    codes.GENDER_AMBIGUOUS: gettext_lazy(
        "“M” puede ser mujer o masculino. Escribe “Mujer” u “Hombre”, o deja la celda vacía."
    ),
    codes.SHARE_SCALE_MIXED: gettext_lazy(
        "En esta columna hay porcentajes como 50, y esta celda parece una fracción. Escribe el "
        "porcentaje completo, como 50 o 50 %%."
    ),
    codes.YES_NO_INVALID: gettext_lazy("Escribe “Sí” o “No”, o deja la celda vacía."),
    codes.REGION_UNKNOWN: gettext_lazy("No existe esa región. Usa su nombre oficial, su número romano o su código."),
    codes.REGION_MISMATCH: gettext_lazy("La comuna %(commune)s no está en esta región. Corrige una de las dos."),
    codes.REGION_ALONE: gettext_lazy("La región sola no se guarda: agrega la comuna."),
    codes.CELL_ERROR: gettext_lazy("La celda tiene un error de fórmula. Corrige la fórmula o escribe el valor."),
    codes.LETTERS_BROKEN: gettext_lazy(
        "Las tildes o la ñ llegaron dañadas. Corrige el texto o guarda el archivo como UTF-8."
    ),
    codes.SALES_YEAR_MISSING: gettext_lazy("Hay ventas pero falta el año en esta fila. Escríbelo."),
    codes.ROWS_DISAGREE: gettext_lazy(
        "Esta fila no coincide con la fila %(other_row)s de la misma empresa, que dice "
        "“%(other_value)s”. Deja el mismo dato en ambas."
    ),
    codes.PERSON_DISAGREES: gettext_lazy(
        "El mismo RUT de persona aparece en la fila %(other_row)s con otro dato: “%(other_value)s”. "
        "Revisa cuál es el correcto."
    ),
    codes.PERSON_KNOWN_OTHERWISE: gettext_lazy(
        "En el registro %(name)s figura como %(known)s. Se mantiene lo registrado; si está mal, corrígelo en la ficha."
    ),
    codes.OWNER_WITHOUT_NAME: gettext_lazy(
        "Falta el nombre de la dueña o del dueño. Escríbelo, o borra sus otros datos."
    ),
    codes.OWNER_FIRM_UNKNOWN: gettext_lazy(
        "La dueña es otra empresa, que no está entre las tuyas ni en este archivo. Agrégala como una "
        "fila más o regístrala antes."
    ),
    codes.FIRM_ELSEWHERE: gettext_lazy(
        "Ese RUT ya está en el registro, fuera de tu alcance. Pide vincular la empresa a tu centro y quita la fila."
    ),
    codes.FIRM_UNCLEAR: gettext_lazy(
        "Hay %(count)s empresas sin RUT con ese nombre y no se sabe cuál es. Agrega la comuna, o edita "
        "la ficha directamente."
    ),
    codes.LOOKS_LIKE: gettext_lazy("Se parece a %(who)s. Revisa que no sea la misma empresa antes de aplicar."),
    codes.IMPORT_BUSY: gettext_lazy(
        "Esta importación está en “%(state)s” y no permite ese paso. Espera a que termine o recarga la página."
    ),
    codes.IMPORT_HAS_ERRORS: gettext_lazy(
        "Hay celdas con errores y elegiste todo o nada, así que no se escribió nada. "
        "Corrígelas en la planilla, o importa solo las filas buenas."
    ),
    codes.IMPORT_NOTHING_GOOD: gettext_lazy(
        "No hay ninguna fila buena que importar. Corrige la planilla y súbela otra vez."
    ),
    codes.IMPORT_SUPERSEDED: gettext_lazy("Otro proceso siguió con esta importación; este se detuvo."),
    codes.IMPORT_CENTRE: gettext_lazy("Elige un centro abierto de tu alcance para esta importación."),
    codes.IMPORT_FAILED: gettext_lazy("Algo falló al escribir y todo volvió a como estaba. Inténtalo otra vez."),
    codes.UNDO_CHANGED: gettext_lazy("alguien la cambió después de la importación"),
    codes.UNDO_GONE: gettext_lazy("ya no está"),
    codes.UNDO_USED: gettext_lazy("otros registros ya dependen de ella"),
}
_FIELDS: Mapping[str, object] = {
    "rut": gettext_lazy("RUT"),
    "rut_digit": gettext_lazy("dígito verificador"),
    "name": gettext_lazy("nombre o razón social"),
    "trade_name": gettext_lazy("nombre de fantasía"),
    "kind": gettext_lazy("tipo de empresa"),
    "region": gettext_lazy("región"),
    "commune": gettext_lazy("comuna"),
    "address": gettext_lazy("dirección"),
    "email": gettext_lazy("correo"),
    "phone": gettext_lazy("teléfono"),
    "website": gettext_lazy("sitio web"),
    "started_on": gettext_lazy("inicio de actividades"),
    "activity": gettext_lazy("actividad económica"),
    "activities": gettext_lazy("actividad económica"),
    "open_to_promotion": gettext_lazy("autoriza mostrarse a ProChile y compradores"),
    "sales": gettext_lazy("ventas (con el año en otra columna)"),
    "sales_year": gettext_lazy("año de las ventas"),
    "owners": gettext_lazy("propiedad"),
}
_OWNER_FIELDS: Mapping[str, object] = {
    "rut": gettext_lazy("RUT"),
    "rut_digit": gettext_lazy("dígito verificador"),
    "name": gettext_lazy("nombre"),
    "surname": gettext_lazy("apellido paterno"),
    "second_surname": gettext_lazy("apellido materno"),
    "gender": gettext_lazy("género"),
    "share": gettext_lazy("participación (%)"),
    "email": gettext_lazy("correo"),
    "phone": gettext_lazy("teléfono"),
    "since": gettext_lazy("desde"),
}
_PERSONAL = {
    "rut": gettext_lazy("RUT"),
    "gender": gettext_lazy("género"),
    "email": gettext_lazy("correo"),
    "phone": gettext_lazy("teléfono"),
}
_CHOICES = {**dict(FirmKind.choices), **dict(Gender.choices), **dict(ImportState.choices)}
WHY: Mapping[str, object] = {
    "heading": gettext_lazy("por el título"),
    "similar": gettext_lazy("el título se parece"),
    "content": gettext_lazy("por el contenido"),
    "remembered": gettext_lazy("como la última vez"),
}


def sentence(code: str, params: Mapping[str, Any], value: str = "") -> str:
    """Why, and what to do, for a code of an import or of the single-firm rules that it shares."""
    known = _SENTENCES.get(code)
    if known is None:
        text = sentence_of(DomainError(code, **{**params, "value": value or params.get("value", "")}))
    else:
        text = str(known) % _Params({**params, "value": value})
    return text + _suggestion(code, params)


def sentence_for(error: DomainError) -> str:
    return sentence(error.code, error.params, str(error.params.get("value", "")))


def describe_code(code: str, params: Mapping[str, Any]) -> str | None:
    """For the queue, which asks every room: None for a code that is not of an import."""
    return sentence(code, params) if code in _SENTENCES else None


def kind_name(kind: str) -> str:
    return str(_KINDS.get(kind, kind))


def field_label(key: str) -> str:
    """*Dueña o dueño 2: género*, *ventas 2024*; a text that names no field is shown as it is."""
    found = parse_field(key)
    if found is None:
        return _change_label(key)
    if found.owner:
        return _("dueña o dueño %(number)s: %(what)s") % {"number": found.owner, "what": _OWNER_FIELDS[found.name]}
    if found.year:
        return _("ventas %(year)s") % {"year": found.year}
    return str(_FIELDS[found.name])


def _change_label(key: str) -> str:
    """The name of a change as the comparison writes it: ``sales 2024``, ``person gender Ana Soto``."""
    first, _sep, rest = key.partition(" ")
    if first == "sales":
        return _("ventas %(year)s") % {"year": rest}
    if first == "person":
        field, _sep, name = rest.partition(" ")
        return _("%(what)s de %(name)s") % {"what": _PERSONAL.get(field, field), "name": name}
    return str(_FIELDS.get(key, key))


def shown_value(key: str, value: object) -> str:
    """A value of a change as people read it; nothing is said as such."""
    if value in (None, ""):
        return _("no informado")
    if isinstance(value, bool):
        return _("Sí") if value else _("No")
    return figures.money(str(value)) if key.startswith("sales ") else str(_CHOICES.get(str(value), value))


def field_choices(owners: int, years: range) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of options for the list of a column."""
    firm = [(key, field_label(key)) for key in FIRM_FIELDS if not key.startswith("sales")]
    sales = [(f"sales.{year}", field_label(f"sales.{year}")) for year in years]
    sales += [(key, field_label(key)) for key in ("sales", "sales_year")]
    groups = [(_("Empresa"), firm), (_("Ventas"), sales)]
    for number in range(1, owners + 1):
        keys = [f"owner.{number}.{name}" for name in OWNER_FIELDS]
        groups.append((_("Dueña o dueño %(number)s") % {"number": number}, [(key, field_label(key)) for key in keys]))
    return groups


def _suggestion(code: str, params: Mapping[str, Any]) -> str:
    near = params.get("near")
    if not isinstance(near, list) or not near or code == "commune_unknown":
        return ""
    return " " + _("¿Quisiste decir %(name)s?") % {"name": " / ".join(str(name) for name in near)}


class _Params(dict[str, str]):
    """Parameters as people read them; one that is missing does not break a sentence."""

    def __init__(self, params: Mapping[str, Any]) -> None:
        super().__init__({key: _shown(key, value) for key, value in params.items()})

    def __missing__(self, key: str) -> str:
        return "…"


def _shown(key: str, value: object) -> str:
    if key in {"size", "limit"} and isinstance(value, int) and value > 1_000_000:
        return _("%(size)s MB") % {"size": figures.number(round(value / 1024 / 1024))}
    if key in {"found", "promised"}:
        return kind_name(str(value))
    if key == "field":
        return field_label(str(value))
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if isinstance(value, int):
        return figures.number(value)
    if key == "who" and str(value).isdigit():
        return _("la fila %(row)s del mismo archivo") % {"row": value}
    return str(_CHOICES.get(str(value), value))
