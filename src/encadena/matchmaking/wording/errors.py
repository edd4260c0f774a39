"""A sentence for every error code of the room: what happened, why, and what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.engines.rounds.formats.errors import FormatError
from encadena.firms.wording.imports import describe_code
from encadena.kernel.errors import DomainError

from ..choices import FirmMust, Must, ParticipantStatus, Priority
from ..models import Terms
from .rounds import file_sentence
from .sheet_errors import SENTENCES as SHEETS

DATES = frozenset({"opens_at", "closes_at", "wishes_close_at", "answers_close_at"})

_SENTENCES: dict[str, Any] = {
    "no_days": gettext_lazy("La rueda necesita al menos un día. Indica la fecha."),
    "too_many_days": gettext_lazy("Son %(count)s días y caben %(most)s. Divide la rueda en dos."),
    "day_repeated": gettext_lazy("Hay un día repetido. Deja cada fecha una sola vez."),
    "day_ends_before_it_starts": gettext_lazy(
        "El día terminaría a las %(end)s, antes de empezar a las %(start)s. Corrige una de las dos horas."
    ),
    "no_slot_fits": gettext_lazy(
        "No cabe ninguna reunión de %(minutes)s minutos. Alarga el día o acorta las reuniones."
    ),
    "too_many_slots": gettext_lazy(
        "Saldrían %(count)s horarios y el máximo es %(most)s. Alarga las reuniones o quita días."
    ),
    "slot_ends_before_it_starts": gettext_lazy(
        "Un horario terminaría a las %(ends)s, antes de empezar a las %(starts)s. Corrige una de las dos horas."
    ),
    "slots_overlap": gettext_lazy(
        "Los horarios que empiezan a las %(first)s y a las %(second)s se enciman. Separa sus horas."
    ),
    "slot_length_out_of_range": gettext_lazy("Una reunión dura entre %(least)s y %(most)s minutos, no %(minutes)s."),
    "pause_out_of_range": gettext_lazy("La pausa entre reuniones va de 0 a %(most)s minutos, no %(minutes)s."),
    "lunch_incomplete": gettext_lazy("Indica desde y hasta qué hora es el almuerzo, o deja las dos en blanco."),
    "lunch_without_slot": gettext_lazy("Para almorzar hace falta al menos un horario libre. Indica uno o más."),
    "walk_without_rows": gettext_lazy(
        "Para limitar la caminata indica cuántas mesas hay por fila: así se sabe dónde está cada una."
    ),
    "lunch_ends_before_it_starts": gettext_lazy(
        "El almuerzo terminaría a las %(end)s, antes de empezar a las %(start)s. Corrige una de las dos horas."
    ),
    "slot_out_of_order": gettext_lazy(
        "El horario %(number)s quedaría antes o después de otro. Para cambiar el orden, arma de nuevo los horarios."
    ),
    "slots_in_use": gettext_lazy(
        "El horario %(number)s o los que siguen tienen reuniones en una agenda o fijas. Muévelas antes de quitarlo."
    ),
    "slot_of_another_round": gettext_lazy("Ese horario es de otra rueda. Elige uno de esta."),
    "tables_out_of_range": gettext_lazy("Una rueda tiene entre 1 y %(most)s mesas, no %(count)s."),
    "tables_in_use": gettext_lazy(
        "Con %(count)s mesas quedarían fuera reuniones de una agenda o con mesa fija. Muévelas antes de quitar mesas."
    ),
    "publish_through_the_agenda": gettext_lazy("Una rueda se publica con su agenda. Abre la agenda y publícala."),
    "delegate_needs_a_buyer_account": gettext_lazy(
        "La cuenta de %(name)s no es de comprador. Invita a esa persona con el rol de comprador."
    ),
    "buyer_gone": gettext_lazy("Ese comprador ya no existe. Pide una invitación nueva."),
    "too_many_participants": gettext_lazy("Una rueda admite hasta %(most)s participantes."),
    "meeting_with_oneself": gettext_lazy("%(name)s no puede reunirse consigo. Elige otra contraparte."),
    "companion_is_a_side": gettext_lazy("%(name)s ya es una de las dos partes de esta reunión."),
    "group_too_large": gettext_lazy("En un grupo caben %(most)s participantes. Quita a alguien antes de agregar."),
    "length_unclear": gettext_lazy(
        "«%(value)s» no es un número de horarios. Escribe cuántos seguidos toma la reunión, por ejemplo 2, o nada."
    ),
    "length_out_of_range": gettext_lazy("Una reunión toma entre 1 y %(most)s horarios seguidos, no %(length)s."),
    "interpreter_of_one_language": gettext_lazy("Elige dos idiomas distintos."),
    "interpreters_out_of_range": gettext_lazy(
        "Una rueda tiene hasta %(most)s intérpretes y ya están %(count)s. Agrega al menos uno, sin pasar de ese número."
    ),
    "interpreter_name_for_several": gettext_lazy(
        "Un nombre es de una persona. Agrega de a uno a quienes tienen nombre, o deja el nombre en blanco."
    ),
    "participant_not_in_round": gettext_lazy("%(name)s no participa en esta rueda. Agrega primero su participación."),
    "participant_withdrew": gettext_lazy(
        "%(name)s se retiró de la rueda. Vuelve a aprobar su participación o elige a otro."
    ),
    "participant_not_coming": gettext_lazy(
        "%(name)s no está entre quienes vienen: su inscripción no se aceptó o espera un cupo. Acéptala o elige a otro."
    ),
    "edition_repeated": gettext_lazy(
        "Ya hay una edición «%(edition)s» de este evento, o le falta el nombre. Ponle uno que la distinga."
    ),
    "edition_without_days": gettext_lazy("Esta rueda no tiene días que copiar. Define primero sus días."),
    "terms_out_of_order": gettext_lazy("Los plazos se cruzan: «%(second)s» tiene que ser después de «%(first)s»."),
    "readiness_no_share": gettext_lazy("La preparación mínima va de 0 a 100 %%, no %(value)s."),
    "registration_not_open": gettext_lazy("La inscripción no está abierta. Mira los plazos en las bases de la rueda."),
    "registration_by_invitation": gettext_lazy(
        "A esta rueda se entra con invitación. Pídela a la institución que organiza."
    ),
    "already_registered": gettext_lazy("%(name)s ya está en esta rueda (%(status)s). No hace falta pedirlo otra vez."),
    "reason_needed": gettext_lazy("Falta la razón. Escríbela: %(name)s la va a leer."),
    "answer_unknown": gettext_lazy("Elige si se acepta, queda en lista de espera o no se acepta."),
    "round_full": gettext_lazy(
        "No quedan cupos: ya vienen %(taken)s. Amplía los cupos en las bases o déjala en lista de espera."
    ),
    "access_of_another_role": gettext_lazy(
        "%(email)s es de una cuenta que no es de comprador. Usa otro correo para quien representa al comprador."
    ),
    "access_account_closed": gettext_lazy("La cuenta de %(name)s está desactivada. Pide que la reactiven."),
    "need_title_missing": gettext_lazy("Falta decir qué se busca. Escríbelo en pocas palabras."),
    "need_text_too_long": gettext_lazy(
        "El texto es demasiado largo: el título llega a 200 letras, lo demás a %(most)s."
    ),
    "need_volume": gettext_lazy("El volumen tiene que ser mayor que cero. Si no lo sabes, déjalo vacío."),
    "need_unit_missing": gettext_lazy("Falta la unidad del volumen: kg, litros, horas…"),
    "need_code_of_other_kind": gettext_lazy(
        "El código es de otra clase: un bien lleva código de producto y un servicio, de servicio."
    ),
    "need_value_unknown": gettext_lazy("«%(value)s» no está en la lista. Elige uno de los que se ofrecen."),
    "need_must_of_nothing": gettext_lazy(
        "Marcaste «%(must)s» como indispensable y no dice nada de eso. Dilo, o quita la marca."
    ),
    "standing_without_end": gettext_lazy(
        "Fuera de ruedas un requerimiento necesita una fecha. Escribe hasta cuándo lo busca."
    ),
    "standing_end_past": gettext_lazy("La fecha ya pasó. Escribe hasta cuándo lo busca."),
    "standing_too_long": gettext_lazy(
        "Un requerimiento queda abierto %(years)s años como máximo. Escribe una fecha más cercana."
    ),
    "need_not_open": gettext_lazy("El comprador ya no lo busca, así que no hay qué responder."),
    "too_many_markets": gettext_lazy(
        "Son más de %(most)s países. Deja los que de verdad interesan, o ninguno si da lo mismo."
    ),
    "order_negative": gettext_lazy("El pedido mínimo tiene que ser mayor que cero. Déjalo vacío si no hay."),
    "order_without_unit": gettext_lazy("Falta la unidad del pedido mínimo. Escribe kg, litros, horas u otra."),
    "too_many_needs": gettext_lazy("Ya hay %(most)s requerimientos. Retira uno que no sirva y agrega el nuevo."),
    "wish_same_side": gettext_lazy("Se piden reuniones entre un comprador y una empresa de la misma rueda."),
    "wish_not_coming": gettext_lazy("%(name)s no viene a la rueda, así que no hay reunión que pedir."),
    "wishes_after_agenda": gettext_lazy(
        "La agenda ya se publicó y las solicitudes están cerradas. Pide el cambio a quien organiza."
    ),
    "wishes_closed": gettext_lazy(
        "El plazo para pedir reuniones terminó. Todavía puedes responder las que te pidieron."
    ),
    "answers_closed": gettext_lazy("El plazo para responder terminó. Pide el cambio a quien organiza."),
    "too_many_wishes": gettext_lazy("Ya pediste %(most)s reuniones, el máximo. Retira una para pedir otra."),
    "suggest_running": gettext_lazy("Ya se están buscando reuniones que calzan. Espera a que termine."),
    "choice_running": gettext_lazy("Ya se está calculando. Espera a que termine o detenlo."),
    "choice_quota": gettext_lazy("De %(least)s a %(most)s reuniones no es un rango posible. Corrige uno de los dos."),
    "choice_first": gettext_lazy("La regla de la primera reunión va de 1 a 400, no %(value)s."),
    "choice_share": gettext_lazy("La parte de las reuniones va de 0 a 100 %%."),
    "selection_stale": gettext_lazy(
        "La rueda cambió después de este cálculo: alguien se adelantó. Calcula de nuevo y aplica lo nuevo."
    ),
    "selection_done": gettext_lazy("Esta elección ya se aplicó o se deshizo. Mira la lista de reuniones."),
    "meeting_repeated": gettext_lazy("%(first)s y %(second)s ya tienen una reunión en esta rueda."),
    "place_of_another_round": gettext_lazy("Ese horario, mesa o reunión es de otra rueda. Elige uno de esta."),
    "fixed_slot_outside_session": gettext_lazy(
        "El horario fijo %(slot)s no es de la jornada pedida. Cambia el horario o la jornada."
    ),
    "too_many_meetings": gettext_lazy("Una rueda admite hasta %(most)s reuniones."),
    "precedence_of_itself": gettext_lazy("Una reunión no puede ir antes de ella misma. Elige dos reuniones distintas."),
    "precedence_repeated": gettext_lazy("Ya estaba pedido que «%(before)s» vaya antes que «%(after)s»."),
    "precedence_ring": gettext_lazy(
        "Ese orden daría la vuelta, porque ya está pedido que vayan así: %(held)s. Quita antes uno de esos pedidos."
    ),
    "precedence_without_room": gettext_lazy(
        "Ese orden no se puede cumplir: %(held)s irían una después de otra y no hay horarios para todas."
        " Agrega horarios, o cambia la hora fija, la jornada o la disponibilidad de alguna."
    ),
    "meeting_of_another_round": gettext_lazy("Esa reunión u horario es de otra rueda."),
    "move_breaks_rules": gettext_lazy(
        "El cambio no se hizo porque rompe una regla. Elige otro lugar o muévela de todos modos."
    ),
    "nothing_to_undo": gettext_lazy("No queda ningún cambio por deshacer en este borrador."),
    "agenda_has_violations": gettext_lazy(
        "La agenda tiene %(count)s faltas. Corrígelas, o publica de todos modos y escribe la razón."
    ),
    "agenda_not_published": gettext_lazy("Esta versión no está publicada."),
    "agenda_is_frozen": gettext_lazy(
        "Esta versión ya no es un borrador y no se cambia. Crea un borrador a partir de ella."
    ),
    "agenda_changed": gettext_lazy(
        "Otra persona cambió la agenda mientras la mirabas. Tu cambio no se hizo: revisa lo nuevo e inténtalo otra vez."
    ),
    "table_full": gettext_lazy("No queda mesa libre en el horario %(slot)s. Elige otro horario."),
    "plan_needs_slots": gettext_lazy("Faltan los horarios. Define los días de la rueda antes de planificar."),
    "plan_needs_tables": gettext_lazy("Faltan las mesas. Indica cuántas hay antes de planificar."),
    "plan_needs_meetings": gettext_lazy(
        "Falta la lista de reuniones. Ingrésala, impórtala o elígela antes de planificar."
    ),
    "plan_round_began": gettext_lazy(
        "La rueda ya empezó con su agenda publicada: planificar de nuevo movería reuniones que ya pasaron. Usa "
        "«Arreglar la agenda» en El día."
    ),
    "plan_running": gettext_lazy("Ya hay una planificación en marcha. Espera a que termine o detenla."),
    "plan_found_nothing": gettext_lazy(
        "No se encontró una agenda en %(seconds)s segundos. Vuelve a planificar con más tiempo."
    ),
    "problem_contradicts_itself": gettext_lazy("Los datos de la rueda se contradicen: %(why)s."),
    "missing_who": gettext_lazy("Falta decir quién no llegó. Si no lo sabes, elige «No lo sé»."),
    "nobody_was_missing": gettext_lazy("Dices que se reunieron y también que faltó alguien. Deja una de las dos."),
    "deal_without_interest": gettext_lazy(
        "Hay montos o un próximo paso, pero el resultado dice que no hubo reunión o interés."
        " Cambia el resultado o borra el resto."
    ),
    "closed_without_order": gettext_lazy(
        "Un monto cerrado es un pedido. Elige «Pedido» o deja el monto como esperado o comprometido."
    ),
    "amount_negative": gettext_lazy("Un monto no puede ser menor que cero ni tan grande. Revísalo."),
    "currency_missing": gettext_lazy("Falta la moneda de los montos. Elige una."),
    "next_in_the_past": gettext_lazy(
        "El próximo paso tiene una fecha que ya pasó. Elige de hoy en adelante o déjala vacía."
    ),
    "rate_of_no_currency": gettext_lazy("No se piden tipos de cambio de %(currency)s. Elige otra moneda."),
    "rate_not_positive": gettext_lazy(
        "El tipo de cambio de %(currency)s son los pesos que vale una unidad. Escribe un número mayor que cero."
    ),
    "rate_in_the_future": gettext_lazy(
        "El tipo de cambio de %(currency)s tiene una fecha que no ha llegado. Usa el de hoy o uno anterior."
    ),
    "rate_without_source": gettext_lazy(
        "Falta quién publicó el tipo de cambio de %(currency)s: sin fuente nadie lo puede revisar. Escríbela."
    ),
    "not_in_meeting": gettext_lazy("%(name)s no participa en esa reunión."),
    "meeting_cancelled": gettext_lazy(
        "Esa reunión se quitó de la lista o el participante se retiró. No hay nada que contar."
    ),
    "too_early": gettext_lazy("Todavía no es el día de la rueda. Vuelve cuando se hayan reunido."),
    "opinion_incomplete": gettext_lazy("Faltan respuestas. Marca una opción en cada pregunta."),
    "opinion_given": gettext_lazy("Ya diste tu opinión sobre esta rueda. Gracias."),
    "participant_unclear": gettext_lazy(
        "«%(value)s» calza con más de un participante: %(names)s. Escribe el RUT o el nombre completo."
    ),
    "participant_unknown": gettext_lazy(
        "«%(value)s» no participa en esta rueda. Revisa el nombre o agrega su participación."
    ),
    "participant_missing": gettext_lazy("Falta el %(column)s. Escribe el nombre o el RUT."),
    "session_unknown": gettext_lazy("«%(value)s» no es una jornada. Escribe mañana, tarde o cualquiera."),
    "slot_unknown": gettext_lazy("«%(value)s» no es un horario de la rueda. Escribe su número o su hora de inicio."),
    "slot_unclear": gettext_lazy("A las %(value)s hay un horario en cada día. Escribe el número del horario."),
    "table_unknown": gettext_lazy("«%(value)s» no es una mesa de la rueda. Escribe su número."),
    "repeated_in_file": gettext_lazy("La misma reunión ya está en la fila %(row)s de este archivo."),
    "person_twice_at_once": gettext_lazy(
        "%(name)s ya tiene otra reunión en el horario %(slot)s (fila %(row)s). Nadie puede estar en dos mesas a la "
        "vez: cambia el horario de una de las dos."
    ),
    "person_taken_in_list": gettext_lazy(
        "%(name)s ya tiene en la lista otra reunión fija en el horario %(slot)s. Nadie puede estar en dos mesas a la "
        "vez: elige otro horario."
    ),
    "table_twice_at_once": gettext_lazy(
        "La mesa %(name)s ya está tomada en el horario %(slot)s (fila %(row)s). Elige otra mesa u otro horario."
    ),
    "table_taken_in_list": gettext_lazy(
        "La mesa %(name)s ya está tomada en el horario %(slot)s por otra reunión de la lista. Elige otra mesa u otro "
        "horario."
    ),
    "already_meeting": gettext_lazy("Ya estaba en la lista: no cambia nada."),
    "columns_missing": gettext_lazy(
        "No se reconocen las columnas de comprador y empresa. Descarga la plantilla y usa sus títulos."
    ),
    "file_empty": gettext_lazy("El archivo no tiene filas."),
    "file_too_large": gettext_lazy("El archivo pesa %(megabytes)s MB y el máximo es %(most)s MB."),
    "file_too_long": gettext_lazy("El archivo tiene más de %(most)s filas. Divídelo."),
    "file_unreadable": gettext_lazy(
        "El archivo no se puede leer como planilla. Guárdalo como xlsx o csv e inténtalo otra vez."
    ),
    "dzn_too_long_a_day": gettext_lazy("El archivo tiene %(count)s horarios y en un día caben %(most)s."),
    **SHEETS,
    "import_not_applicable": gettext_lazy("Esta importación ya se aplicó o se deshizo. Sube el archivo otra vez."),
}


def sentence(error: DomainError) -> str:
    """The sentence for a broken rule, in the reader's language."""
    said = sentence_for(error.code, error.params) or describe_code(error.code, error.params)
    return said or _("No se pudo hacer (%(code)s).") % {"code": error.code}


def sentence_for(code: str, params: Mapping[str, Any]) -> str | None:
    """None for a code that is not of this room."""
    if code == "dzn_unreadable":
        return _file(params)
    text = _SENTENCES.get(code)
    return str(text) % named(params) if text else None


def named(params: Mapping[str, Any]) -> dict[str, object]:
    """What sentences say of the facts of an error: codes by their words, lists and hours as text."""
    return {name: _shown(_named(name, value)) for name, value in params.items()}


def _file(params: Mapping[str, Any]) -> str:
    """What the reader of problem files says, with its file, line and reason."""
    error = FormatError(str(params["file"]), params["place"], str(params["reason"]), **params["facts"])
    return file_sentence(error)


def _named(name: str, value: object) -> object:
    """Codes of states and of dates of the terms by their words."""
    if name == "status" and value in ParticipantStatus.values:
        return str(ParticipantStatus(str(value)).label)
    if name == "must":
        return dict([*Must.choices, *FirmMust.choices]).get(str(value), value)
    if name == "priority" and value in Priority.values:
        return str(Priority(str(value)).label)
    if name in {"first", "second"} and value in DATES:
        return str(Terms._meta.get_field(str(value)).verbose_name)  # type: ignore[union-attr]
    return value


def _shown(value: object) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, list):  # in this order
        return " → ".join(_("«%(name)s»") % {"name": one} for one in value)
    clock_time = getattr(value, "strftime", None)
    return clock_time("%H:%M") if clock_time else value
