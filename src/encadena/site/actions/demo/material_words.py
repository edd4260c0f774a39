"""Invented expert material of the demonstration."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """``read_in_days`` from today, 0 for no date."""

    origin: str
    subject: str
    fields: dict[str, object]
    read_in_days: int = 0


NOTES = (
    "Lo usé en dos sesiones esta semana.",
    "Falta un ejemplo para servicios.",
    "Ahora sé qué pedirle a la empresa antes de cotizar.",
    "",
    "",
)

MATERIALS = (
    Piece(
        "promoter",
        "foreign_trade",
        {
            "title": "Precio de exportación: del costo en fábrica al puerto",
            "author": "Equipo de la oficina regional",
            "summary": "Arma con la empresa su primer precio FOB en una sesión, sin olvidar costos.",
            "kind": "text",
            "body": (
                "1. Parte del costo de hacer una unidad, sin ventas ni transporte dentro de Chile.\n\n"
                "2. Suma embalaje de exportación, flete al puerto, agente de aduanas y gastos del puerto, "
                "repartidos por unidad.\n\n"
                "3. Agrega el margen al final, y anota con qué tipo de cambio hiciste la cuenta y de qué día.\n\n"
                "4. Prueba con el tipo de cambio un 10 % más bajo: si el margen desaparece, el precio no aguanta.\n\n"
                "Errores comunes: cotizar con IVA, olvidar la muestra, prometer un precio sin fecha de término."
            ),
            "for_heads": True,
        },
        read_in_days=5,
    ),
    Piece(
        "promoter",
        "marketing",
        {
            "title": "Ficha de una página para compradores de otro país",
            "author": "Equipo de la oficina regional",
            "summary": "Qué espera leer un importador y en qué orden.",
            "kind": "text",
            "body": (
                "Nombre del producto y para qué sirve, en una línea. Foto sobre fondo claro. Formatos y pesos. "
                "Capacidad por mes. Pedido mínimo. Plazo desde el pedido. Certificados vigentes. "
                "Una persona de contacto que responda en el idioma del comprador."
            ),
        },
        read_in_days=12,
    ),
    Piece(
        "promoter",
        "foreign_trade",
        {
            "title": "Dónde buscar requisitos de ingreso por país",
            "author": "Equipo de la oficina regional",
            "summary": "Una dirección para buscar y tres preguntas para no perderse.",
            "kind": "link",
            "url": "https://www.prochile.gob.cl/",
            "body": "Busca por producto y país; anota la fecha en que lo leíste, porque los requisitos cambian.",
        },
    ),
    Piece(
        "national",
        "quality",
        {
            "title": "Inocuidad: por dónde comienza una empresa de alimentos",
            "author": "Mesa técnica de alimentos",
            "summary": "Lista corta para saber si conviene pedir ya una certificación o preparar antes la planta.",
            "kind": "text",
            "body": (
                "Antes de pedir una auditoría: agua potable medida, control de plagas con registros, "
                "temperaturas anotadas cada día, retiro de productos probado una vez.\n\n"
                "Si falta una de las cuatro, el dinero de la auditoría se pierde."
            ),
            "for_heads": True,
        },
    ),
    Piece(
        "national",
        "finance",
        {
            "title": "Flujo de caja en 40 minutos",
            "author": "Área de formación",
            "summary": "Una sesión para que la empresa vea en qué mes le va a faltar dinero.",
            "kind": "text",
            "body": (
                "Pide tres datos: qué se vende por mes, a cuántos días se cobra, a cuántos días se paga. "
                "Dibuja los doce meses y marca el primero que queda en rojo. "
                "Termina con una decisión, no con una planilla."
            ),
        },
        read_in_days=20,
    ),
    Piece(
        "national",
        "sustainability",
        {
            "title": "Medir la huella con las cuentas que ya llegan",
            "author": "Área de formación",
            "summary": "Primera medida con boletas de luz, combustible y flete, para responder a un comprador.",
            "kind": "text",
            "body": (
                "Junta doce meses de electricidad, combustible y kilos transportados. "
                "Anota de dónde sale cada número. "
                "Lo que no se sabe se deja como no informado: un comprador prefiere un hueco a un invento."
            ),
            "for_heads": True,
            "for_coordinators": True,
        },
    ),
    Piece(
        "national",
        "linkage",
        {
            "title": "Qué pide un comprador grande a un proveedor nuevo",
            "author": "Área de encadenamientos",
            "summary": "Los ocho papeles que siempre piden y cuánto demora cada uno.",
            "kind": "text",
            "body": (
                "Carpeta tributaria, certificado laboral, seguridad social al día, seguro, política de seguridad, "
                "referencias, capacidad declarada y cuenta bancaria de la empresa. "
                "El laboral vence cada mes: pídelo al final."
            ),
            "for_coordinators": True,
        },
    ),
    Piece(
        "operator",
        "management",
        {
            "title": "Cómo registramos una sesión que sirve a quien viene después",
            "author": "Coordinación",
            "summary": "Acuerdo de nuestros centros: qué va en el consejo y qué en el próximo paso.",
            "kind": "text",
            "body": (
                "El consejo dice qué debe hacer la empresa y por qué. El próximo paso dice quién, qué y cuándo. "
                "Si otra persona puede retomar el caso leyendo solo esas dos partes, está bien escrito."
            ),
            "for_heads": True,
        },
        read_in_days=6,
    ),
)
