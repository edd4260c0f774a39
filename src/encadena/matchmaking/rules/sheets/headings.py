"""Words that head the columns of a spreadsheet of participants, needs or requests, folded; the first ones are ours."""

from collections.abc import Collection

from ...choices import SheetKind

Words = dict[str, tuple[str, ...]]

_NAME = (
    "nombre", "razon social", "empresa o comprador", "participante", "name", "company", "nome", "empresa", "comprador",
    "buyer", "organizacion",
)  # fmt: skip
_MAIL = ("correo", "email", "e mail", "mail", "correo electronico", "contacto", "contact", "contato")
_LANGUAGES = ("idiomas", "idioma", "languages", "language", "linguas", "lenguas")

PEOPLE: Words = {
    "kind": ("tipo", "type", "clase", "rol", "role"),
    "rut": ("rut", "rut empresa", "rut de la empresa", "tax id"),
    "name": _NAME,
    "mail": _MAIL,
    "country": ("pais", "country", "pais de origen"),
    "languages": _LANGUAGES,
    "zone": ("zona horaria", "time zone", "timezone", "huso horario", "fuso horario"),
    "looks_for": ("que busca", "busca", "looks for", "interes", "interests", "procura"),
    "mode": ("modalidad", "mode", "asistencia", "attendance"),
}
NEEDS: Words = {
    "buyer": ("comprador", "compradora", "buyer", "importador", "importer", "demandante", "correo", "email", "nombre"),
    "title": ("que busca", "busca", "looks for", "producto o servicio", "requerimiento", "need", "producto", "procura"),
    "description": ("descripcion", "detalle", "description", "details", "descricao"),
    "kind": ("bien o servicio", "clase", "tipo", "kind", "type"),
    "code": ("codigo", "hs", "sa", "cpc", "code", "codigo sa", "codigo hs", "partida"),
    "volume": ("volumen al ano", "volumen", "cantidad", "volume", "quantity", "volume per year", "quantidade"),
    "unit": ("unidad", "unit", "unidade"),
    "certificates": ("certificaciones", "certificados", "certificates", "certifications", "certificacoes", "normas"),
    "delivery": ("entrega", "delivery", "incoterm", "lugar de entrega"),
    "languages": _LANGUAGES,
    "sizes": ("tamanos", "tamano", "tamano de empresa", "sizes", "company size", "porte"),
    "until": ("hasta", "hasta cuando", "until", "fecha", "vigencia", "ate"),
    "language": ("idioma del texto", "language of the text"),
}
WISHES: Words = {
    "by": (
        "quien pide", "quien", "pide", "de", "solicitante", "solicita", "who", "who asks", "from", "by", "quem pede",
        "quem",
    ),
    "about": (
        "con quien", "a quien", "con", "para", "contraparte", "solicitado", "whom", "with", "with whom", "to", "about",
        "com quem",
    ),
    "priority": ("prioridad", "respuesta", "dice", "interes", "priority", "answer", "prioridade", "resposta"),
    "note": ("mensaje", "nota", "comentario", "message", "note", "mensagem", "observacion"),
}  # fmt: skip
OF: dict[str, Words] = {SheetKind.PARTICIPANTS: PEOPLE, SheetKind.NEEDS: NEEDS, SheetKind.WISHES: WISHES}
NEEDED: dict[str, Collection[frozenset[str]]] = {
    SheetKind.PARTICIPANTS: (frozenset({"name"}), frozenset({"rut"})),
    SheetKind.NEEDS: (frozenset({"buyer", "title"}),),
    SheetKind.WISHES: (frozenset({"by", "about"}),),
}
"""Any of these sets makes a heading row."""
