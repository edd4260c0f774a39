"""What the scheduling engine says in codes, as sentences by number, for the command line and for files.

Broken rules, reasons of impossibility, and files that cannot be read. Pages say the same with names and hours.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.problem import Violation

from .calling import BY_ID, Names, listed
from .conflict import conflict_sentence

_VIOLATIONS: Mapping[str, object] = {
    "unknown_meeting": gettext_lazy("La reunión %(subjects)s no está en el problema."),
    "unknown_slot": gettext_lazy("La reunión %(subjects)s está en el horario %(slot)s, que no existe."),
    "each_meeting_once": gettext_lazy("La reunión %(subjects)s no tiene horario."),
    "one_meeting_at_a_time": gettext_lazy(
        "En el horario %(slot)s, %(participant)s tendría dos reuniones o más a la vez: %(meetings)s."
    ),
    "tables": gettext_lazy("En el horario %(slot)s hay %(held)s reuniones que ocupan mesa y solo %(tables)s mesas."),
    "seating": gettext_lazy(
        "En el horario %(slot)s la mesa %(table)s no existe o tiene más de una reunión: %(subjects)s."
        " Hay %(tables)s mesas."
    ),
    "availability": gettext_lazy(
        "En el horario %(slot)s, %(participant)s no está, y ahí tiene la reunión %(meetings)s."
    ),
    "sessions": gettext_lazy(
        "La reunión %(subjects)s pide la jornada “%(session)s”, y el horario %(slot)s es de otra jornada."
    ),
    "fixed_times": gettext_lazy("La reunión %(subjects)s está fija en el horario %(fixed)s y quedó en el %(slot)s."),
    "fixed_table": gettext_lazy("La reunión %(subjects)s tiene fija la mesa %(table)s y quedó en la %(given)s."),
    "precedence": gettext_lazy(
        "La reunión %(participant)s debe ir antes que la %(meetings)s:"
        " quedaron en los horarios %(before_slot)s y %(slot)s."
    ),
    "lengths": gettext_lazy(
        "La reunión %(subjects)s dura %(length)s horarios seguidos y desde el horario %(slot)s solo tiene %(fits)s"
        " antes de una pausa o del fin del día."
    ),
    "interpreters": gettext_lazy(
        "En el horario %(slot)s hay %(held)s reuniones con intérprete (%(language)s: %(subjects)s)"
        " y los intérpretes son %(interpreters)s."
    ),
    "hours": gettext_lazy(
        "En el horario %(slot)s, %(participant)s está fuera de su jornada (%(opens)s a %(closes)s en su hora,"
        " %(zone)s), y ahí tiene la reunión %(meetings)s."
    ),
    "steady": gettext_lazy(
        "La mesa %(own)s es de %(participant)s todo ese día, y la reunión %(meetings)s del horario %(slot)s"
        " quedó en la %(table)s."
    ),
    "walking": gettext_lazy(
        "%(participant)s tendría que caminar %(metres)s metros entre una reunión y la siguiente (%(meetings)s),"
        " y el máximo es %(limit)s."
    ),
    "lunch": gettext_lazy(
        "%(subjects)s no alcanza a almorzar: entre los horarios %(slot)s y %(last)s necesita %(free)s libres seguidos."
    ),
    "fairness": gettext_lazy(
        "La espera queda mal repartida: alguien tiene %(most)s esperas y alguien %(fewest)s;"
        " la diferencia permitida es %(limit)s (%(subjects)s)."
    ),
}

# The first concerned is a person, the others meetings.
BY_PERSON = ("one_meeting_at_a_time", "availability", "hours", "steady", "walking")
OF_PEOPLE = ("fairness", "lunch")  # all concerned are people

_REASONS: Mapping[str, object] = {
    "participant_overfull": gettext_lazy(
        "%(people)s tiene %(meetings)s reuniones y solo puede estar en %(slots)s horarios."
        " Quita reuniones o amplía su disponibilidad."
    ),
    "participant_overlong": gettext_lazy(
        "Las reuniones de %(people)s ocupan %(needed)s horarios y solo puede estar en %(slots)s."
        " Quita o acorta reuniones, o amplía su disponibilidad."
    ),
    "meetings_share_few_slots": gettext_lazy(
        "%(people)s tiene %(meetings)s reuniones que solo pueden ir en %(slots)s horarios (%(held)s)."
        " Cambia su jornada, su hora fija o la disponibilidad de las contrapartes."
    ),
    "steady_too_many": gettext_lazy(
        "Son %(hosts)s quienes conservan su mesa y hay %(tables)s mesas (%(people)s)."
        " Agrega mesas o deja que algunos cambien de mesa."
    ),
    "seats_unsettled": gettext_lazy(
        "Hay horario para todas las reuniones, pero no se encontraron mesas que cumplan todo: quienes conservan la suya"
        " y la caminata más larga. Permite una caminata mayor o que algunos cambien de mesa."
    ),
    "lunch_impossible": gettext_lazy(
        "%(people)s tiene reuniones en %(meetings)s horarios y, con su pausa de almuerzo, solo caben %(slots)s."
        " Quita reuniones o acorta la pausa."
    ),
    "fixed_when_away": gettext_lazy(
        "La reunión %(held)s está fija en el horario %(slot)s, cuando %(people)s no está. Cambia la hora fija."
    ),
    "fixed_outside_session": gettext_lazy(
        "La reunión %(held)s está fija en el horario %(slot)s, que no es de la jornada “%(session)s” que pide."
        " Cambia una de las dos."
    ),
    "meeting_without_slot": gettext_lazy(
        "Ningún horario sirve para la reunión %(held)s entre %(people)s."
        " Revisa su jornada y la disponibilidad de ambos."
    ),
    "fixed_clash": gettext_lazy(
        "Las reuniones fijas %(held)s chocan: %(people)s tendría que estar en todas a la vez en el horario %(slot)s."
        " Cambia la hora de una."
    ),
    "fixed_over_tables": gettext_lazy(
        "En el horario %(slot)s hay %(meetings)s reuniones fijas y solo %(tables)s mesas. Mueve una o agrega mesas."
    ),
    "tables_too_few": gettext_lazy(
        "Son %(meetings)s reuniones y entre todas las mesas y horarios caben %(places)s. Agrega mesas u horarios."
    ),
    "tables_too_few_for_length": gettext_lazy(
        "Con su largo, las reuniones ocupan %(needed)s lugares y entre todas las mesas y horarios hay %(places)s."
        " Acorta reuniones, o agrega mesas u horarios."
    ),
    "session_overfull": gettext_lazy(
        "La jornada “%(session)s” no alcanza: %(meetings)s reuniones la piden y caben %(places)s."
        " Agrega mesas u horarios, o deja algunas para cualquier jornada."
    ),
    "slots_overfull": gettext_lazy(
        "Hay %(meetings)s reuniones que solo pueden ir en los horarios %(slots)s, donde caben %(places)s (%(held)s)."
        " Agrega mesas o amplía la disponibilidad."
    ),
    "interpreters_too_few": gettext_lazy(
        "%(meetings)s reuniones necesitan intérprete (%(language)s) y los intérpretes, que son %(interpreters)s,"
        " alcanzan para %(places)s (%(held)s). Agrega intérpretes u horarios."
    ),
    "precedence_cycle": gettext_lazy(
        "El orden pedido entre las reuniones %(held)s da la vuelta: cada una debería ir antes que la siguiente"
        " y la última antes que la primera. Quita uno de esos pedidos."
    ),
    "precedence_too_long": gettext_lazy(
        "Las reuniones %(held)s deben ir una después de otra y con su jornada y disponibilidad no hay horarios"
        " para todas (son %(slots)s). Quita un orden pedido o agrega horarios."
    ),
    "richer_rules": gettext_lazy(
        "Está demostrado que no hay agenda con todas las reglas a la vez, y la ronda es demasiado grande para decir"
        " cuáles chocan. Permite que algunos cambien de mesa, una caminata más larga o más diferencia de esperas."
    ),
    "fairness_impossible": gettext_lazy(
        "Hay agenda posible, pero no con una diferencia de esperas de %(limit)s entre participantes. Permite una mayor."
    ),
}

_FILES: Mapping[str, object] = {
    "array_expected": gettext_lazy("se esperaba una lista en “%(found)s”"),
    "assigned_twice": gettext_lazy("“%(name)s” aparece dos veces"),
    "cell_empty": gettext_lazy("falta un dato obligatorio en la fila (%(column)s)"),
    "choice_unknown": gettext_lazy("“%(found)s” no es una opción; las opciones son: %(expected)s"),
    "column_missing": gettext_lazy("falta la columna “%(column)s” en la hoja “%(sheet)s”"),
    "comma_expected": gettext_lazy("falta una coma antes de “%(found)s”"),
    "days_not_contiguous": gettext_lazy("los horarios de un mismo día deben ir seguidos"),
    "ends_too_soon": gettext_lazy("el archivo termina antes de tiempo; parece cortado"),
    "fairness_negative": gettext_lazy("la diferencia de esperas no puede ser negativa"),
    "field_unknown": gettext_lazy("no se conoce el campo “%(name)s”"),
    "file_empty": gettext_lazy("el archivo está vacío"),
    "file_missing": gettext_lazy("no existe ese archivo"),
    "file_unreadable": gettext_lazy("no se puede abrir (%(found)s)"),
    "forbidden_participant_unknown": gettext_lazy("hay una ausencia de %(participant)s, que no participa"),
    "forbidden_slot_unknown": gettext_lazy("%(participant)s tiene una ausencia en el horario %(slot)s, que no existe"),
    "frozen_negative": gettext_lazy("los horarios que no cambian no pueden ser menos de cero"),
    "hours_participant_unknown": gettext_lazy("hay un horario de trabajo de %(participant)s, que no participa"),
    "hours_unusable": gettext_lazy(
        "el horario de trabajo de %(participant)s va de “%(opens)s” a “%(closes)s”; se esperaban dos horas distintas"
        " como 09:00 y 18:00"
    ),
    "id_expected": gettext_lazy("se esperaba un identificador: un número o un texto"),
    "interpreters_negative": gettext_lazy("los intérpretes de “%(language)s” no pueden ser menos de cero"),
    "length_too_short": gettext_lazy("la reunión %(meeting)s debe durar al menos un horario"),
    "list_expected": gettext_lazy("se esperaba una lista"),
    "lunch_not_in_a_row": gettext_lazy("los horarios de un almuerzo deben ser seguidos y del mismo día"),
    "lunch_slot_unknown": gettext_lazy("un almuerzo nombra el horario %(slot)s, que no existe"),
    "lunch_too_long": gettext_lazy("un almuerzo no puede pedir más horarios libres (%(free)s) que los que tiene"),
    "meeting_repeated": gettext_lazy("la reunión %(id)s está repetida"),
    "meeting_unknown": gettext_lazy("la reunión %(meeting)s no está en el problema"),
    "meeting_with_oneself": gettext_lazy("la reunión %(meeting)s junta a %(participant)s consigo"),
    "meetings_disagree": gettext_lazy(
        "las reuniones del participante %(participant)s no coinciden con la tabla “requested”"
    ),
    "name_expected": gettext_lazy("se esperaba un nombre y hay “%(found)s”"),
    "nested_too_deeply": gettext_lazy("hay demasiadas listas dentro de listas"),
    "not_a_workbook": gettext_lazy("no es una planilla .xlsx o está dañada"),
    "not_json": gettext_lazy("no es JSON válido (%(found)s)"),
    "not_text": gettext_lazy("no es un archivo de texto, o no está en UTF-8"),
    "number_expected": gettext_lazy("se esperaba un número entero y hay “%(found)s”"),
    "object_expected": gettext_lazy("se esperaba un objeto JSON"),
    "old_workbook": gettext_lazy("es una planilla antigua (.xls); guárdala como .xlsx"),
    "out_of_range": gettext_lazy("el valor %(value)s está fuera de rango"),
    "pair_expected": gettext_lazy("se esperaba una lista de dos y tiene %(found)s"),
    "participant_repeated": gettext_lazy("el participante %(id)s está repetido"),
    "participant_unknown": gettext_lazy("la reunión %(meeting)s nombra a %(participant)s, que no participa"),
    "precedence_meeting_unknown": gettext_lazy("un orden pedido nombra la reunión %(meeting)s, que no existe"),
    "range_too_long": gettext_lazy("el rango %(first)s..%(last)s es demasiado largo"),
    "row_of_three_expected": gettext_lazy("la fila %(row)s debe tener dos participantes y una jornada"),
    "schema_unknown": gettext_lazy("el campo “schema” dice “%(found)s” y se esperaba “%(expected)s”"),
    "session_unknown": gettext_lazy("ningún horario es de la jornada “%(session)s”"),
    "set_expected": gettext_lazy("se esperaba un conjunto entre llaves"),
    "sheet_missing": gettext_lazy("falta la hoja “%(sheet)s”"),
    "sign_expected": gettext_lazy("se esperaba “%(sign)s” y hay “%(found)s”"),
    "slot_repeated": gettext_lazy("el horario %(id)s está repetido"),
    "slot_unknown": gettext_lazy("el horario %(slot)s no existe"),
    "slot_ends_too_soon": gettext_lazy("el horario %(slot)s termina antes de empezar"),
    "starts_out_of_order": gettext_lazy("el horario %(slot)s empieza antes que el anterior"),
    "starts_unusable": gettext_lazy(
        "el horario %(slot)s empieza “%(starts)s”; se esperaba una fecha y hora con su zona, como"
        " 2026-05-12T09:00-04:00"
    ),
    "steady_participant_unknown": gettext_lazy("se pide mesa propia para %(participant)s, que no participa"),
    "table_unknown": gettext_lazy("la reunión %(meeting)s tiene fija la mesa %(table)s, que no existe"),
    "tables_negative": gettext_lazy("el horario %(slot)s tiene un número negativo de mesas"),
    "text_expected": gettext_lazy("se esperaba un texto y hay “%(found)s”"),
    "too_large": gettext_lazy("es demasiado grande: %(bytes)s bytes, y el máximo es %(highest)s"),
    "too_many_rows": gettext_lazy("tiene %(rows)s filas y el máximo es %(highest)s"),
    "unexpected_character": gettext_lazy("hay un carácter inesperado: “%(character)s”"),
    "value_missing": gettext_lazy("falta “%(name)s”"),
    "waiting_repeated": gettext_lazy(
        "la reunión %(meeting)s está en la lista de espera y ya está en la agenda o en la lista"
    ),
    "waiting_without_value": gettext_lazy(
        "la reunión %(meeting)s de la lista de espera no tiene un valor mayor que cero"
    ),
    "walk_negative": gettext_lazy("el trayecto más largo no puede ser negativo"),
    "wrong_length": gettext_lazy("“%(name)s” tiene %(found)s elementos y se esperaban %(expected)s"),
    "zone_unknown": gettext_lazy("no se conoce la zona horaria “%(zone)s” de %(participant)s"),
}

# Sheets and columns as a person knows them, where an error names one.
_WORDS: Mapping[str, object] = {
    "meetings": gettext_lazy("Reuniones"),
    "participants": gettext_lazy("Participantes"),
    "slots": gettext_lazy("Horarios"),
    "first": gettext_lazy("Participante 1"),
    "second": gettext_lazy("Participante 2"),
    "slot": gettext_lazy("Bloque"),
    "tables": gettext_lazy("Mesas"),
    "fixed": gettext_lazy("Bloque fijo"),
    "id": gettext_lazy("Participante"),
}


def violation_sentence(violation: Violation, names: Names = BY_ID) -> str:
    """A broken rule in words, in the active language."""
    first, *others = violation.subjects or ("",)
    by_person = violation.rule in BY_PERSON
    people = violation.rule in OF_PEOPLE
    facts = {
        **violation.params,
        "slot": "" if violation.slot is None else names.slot(violation.slot),
        "participant": names.participant(first) if by_person else names.meeting(first),
        "meetings": listed(map(names.meeting, others)),
        "subjects": listed(map(names.participant if people else names.meeting, violation.subjects)),
    }
    for key in ("fixed", "before_slot", "last"):
        if isinstance(facts.get(key), int):
            facts[key] = names.slot(int(str(facts[key])))
    return _filled(_VIOLATIONS.get(violation.rule), violation.rule, facts)


def reason_sentence(reason: Reason, names: Names = BY_ID) -> str:
    """Why a round is impossible, and what would change that, in the active language."""
    if reason.code == "conflict":
        return conflict_sentence(reason, names)
    facts: dict[str, object] = {
        **reason.params,
        "people": listed(map(names.participant, reason.participants)),
        "held": listed(map(names.meeting, reason.meetings)),
    }
    if isinstance(reason.params.get("slot"), int):
        facts["slot"] = names.slot(int(str(reason.params["slot"])))
    slots = reason.params.get("slots")
    if isinstance(slots, tuple):
        facts["slots"] = listed(names.slot(int(slot)) for slot in slots)
    return _capitalised(_filled(_REASONS.get(reason.code), reason.code, facts))


def file_sentence(error: FormatError) -> str:
    """File, place and why it cannot be read: ``ronda.dzn:17: falta una coma antes de “3”``."""
    words = {key: _WORDS.get(str(value), value) for key, value in error.params.items() if key in ("sheet", "column")}
    why = _filled(_FILES.get(error.code), error.code, {"found": "", **error.params, **words})
    place = "" if error.place is None else f":{error.place}"
    return f"{error.file}{place}: {why}"


def _filled(template: object, code: str, facts: Mapping[str, object]) -> str:
    return code if template is None else str(template) % facts


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
