"""Invented practices of the demonstration."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Story:
    """``told`` and the numbers are of the first centre that adopted it, ``changed`` is of the second."""

    fields: dict[str, object]
    told: str
    measure: str
    before: Decimal
    after: Decimal
    changed: str


PRACTICES = (
    Story(
        {
            "title": "Dos horas diarias reservadas para primeras citas",
            "problem": "Quien se inscribía esperaba tres semanas por su primera sesión, y uno de cada tres no volvía.",
            "context": "Centro urbano con tres personas asesoras y unas 40 inscripciones al mes.",
            "how": "Cada persona guarda una hora en la mañana y otra en la tarde; la libre se ofrece a la lista.",
            "cost": "Seis horas al día entre tres personas; ningún gasto.",
            "result": "La espera bajó de 21 a 4 días en dos meses y se perdió una de cada ocho inscripciones.",
            "evidence": "Agenda del centro de marzo a mayo y el registro de inscripciones.",
        },
        "La espera bajó también aquí, aunque en verano hubo que guardar menos horas.",
        "Días entre inscripción y primera sesión",
        Decimal(18),
        Decimal(6),
        "Una sola hora diaria y los sábados, porque aquí la gente trabaja en faenas.",
    ),
    Story(
        {
            "title": "Feria sin compradores confirmados: lo que no hay que repetir",
            "problem": "Se organizó una feria con 30 empresas y llegaron dos compradores; ninguna vendió.",
            "context": "Comuna costera, fuera de temporada.",
            "how": "Ahora se invita a las empresas recién cuando hay un comprador confirmado por cada cuatro de ellas.",
            "cost": "Cerca de 900 mil pesos que no se recuperaron.",
            "result": "La feria siguiente tuvo nueve compradores para 32 empresas, y 14 cerraron alguna venta.",
            "evidence": "Listas de asistencia de las dos ferias y encuesta a la salida.",
            "from_error": True,
        },
        "Postergamos una feria hasta tener ocho compradores. Resultó, con menos empresas.",
        "Compradores por cada diez empresas",
        Decimal(1),
        Decimal(3),
        "Aceptamos compradores por videollamada cuando el viaje es muy largo.",
    ),
    Story(
        {
            "title": "Un día al mes para dejar listas las ventas del año",
            "problem": "Las empresas llegaban a postular sin sus ventas del año y había que devolverlas.",
            "context": "Centro con muchas microempresas sin contador propio.",
            "how": "Una persona en práctica atiende un viernes al mes y deja listas las ventas de doce meses.",
            "cost": "Un día al mes de una persona en práctica.",
            "result": "De 25 postulaciones devueltas por falta de datos se pasó a 7.",
            "evidence": "Registro de postulaciones de dos años.",
        },
        "Todavía es pronto, pero las carpetas llegan completas.",
        "Postulaciones devueltas por falta de datos",
        Decimal(12),
        Decimal(5),
        "La visita es cada quince días y rota entre tres comunas.",
    ),
)
