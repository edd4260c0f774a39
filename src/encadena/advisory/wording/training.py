"""Sentences about courses: what happened, why, and what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from .. import errors
from ..choices import RegistrationState, TrainingState
from ..models import Registration, SurveyAnswer
from ..queries.attendance import place_in_line

SENTENCES: Mapping[str, object] = {
    errors.ALREADY_ATTENDED: _("%(name)s ya tiene asistencia en este curso. Corrige la lista antes de anular."),
    errors.ALREADY_REGISTERED: _("%(name)s ya tiene un cupo en este curso. No hace falta otra inscripción."),
    errors.ALREADY_WAITING: _("%(name)s ya está en la lista de espera. Si se libera un cupo le avisaremos por correo."),
    errors.CAPACITY_BELOW_REGISTERED: _(
        "Ya hay %(registered)s personas inscritas. Deja al menos ese número de cupos o anula inscripciones antes."
    ),
    errors.CAPACITY_MISSING: _("Un curso necesita al menos un cupo."),
    errors.CERTIFICATE_REVOKED: _("Este certificado ya fue revocado el %(on)s."),
    errors.CODE_EARLY: _("Todavía no se puede registrar la asistencia: se abre el %(opens)s. Escanea entonces."),
    errors.CODE_EXPIRED: _("Este código ya cambió. Escanea de nuevo el que se muestra ahora en la sala."),
    errors.CODE_LATE: _("La asistencia de este día se cerró el %(closes)s. Pide a quien dicta el curso que te anote."),
    errors.CODE_OF_NOBODY: _(
        "No encontramos una inscripción con “%(value)s”. Revisa lo que escribiste, o inscríbete ahora si quedan cupos."
    ),
    errors.CODE_WRONG: _("Ese código no corresponde a este día. Escanea el que se muestra en la sala."),
    errors.DAY_HAS_ATTENDANCE: _("El %(on)s ya tiene asistencia registrada, así que no se puede quitar ni cambiar."),
    errors.DAY_MISSING: _("Faltan las fechas. Agrega al menos un día con su horario."),
    errors.DAY_NOT_YET: _("El %(on)s todavía no llega. La asistencia se registra el mismo día o después."),
    errors.DAY_REVERSED: _("El %(on)s termina (%(until)s) antes de empezar (%(since)s). Corrige el horario."),
    errors.DAYS_OVERLAP: _("El %(on)s hay dos horarios que se topan: %(first)s y %(second)s. Cambia uno de los dos."),
    errors.EMAIL_MISSING: _("Falta el correo de %(name)s: ahí llegan la confirmación y el certificado."),
    errors.MINUTES_TOO_MANY: _("%(minutes)s minutos no sirven: ese día tiene %(limit)s. Escribe de 1 a %(limit)s."),
    errors.NO_SEAT_LEFT: _(
        "No quedan cupos: los %(capacity)s están tomados. El centro puede agregar cupos en los datos del curso."
    ),
    errors.NOT_REGISTERED_HERE: _("%(name)s no tiene un cupo en este curso. Inscribe antes y anota después."),
    errors.PLACE_MISSING: _("Falta el lugar. Escribe dónde se hará, o cambia la modalidad a en línea."),
    errors.REASON_MISSING: _("Falta el motivo. Escribe por qué se revoca: queda en el historial."),
    errors.REGISTRATION_CANCELLED: _("La inscripción de %(name)s ya estaba anulada."),
    errors.REGISTRATION_NOT_CANCELLED: _("La inscripción de %(name)s no está anulada."),
    errors.SHARE_WRONG: _("La asistencia para el certificado va de 1 a 100 %%."),
    errors.SURVEY_ANSWERED: _("Ya respondiste esta encuesta. Gracias."),
    errors.SURVEY_INCOMPLETE: _("Falta una nota. Elige de 1 a 5 en cada pregunta."),
    errors.SURVEY_NOT_YET: _("La encuesta se abre cuando termina el curso, para quienes asistieron."),
    errors.TITLE_MISSING: _("Falta el nombre del curso."),
    errors.TRAINING_DEADLINE_OVER: _("La inscripción cerró el %(on)s. Escribe al centro por si queda algún cupo."),
    errors.TRAINING_DEADLINE_WRONG: _(
        "La inscripción cierra el %(until)s, después de que el curso empieza (%(first)s). Elige una fecha anterior."
    ),
    errors.TRAINING_HELD: _("El curso ya se cerró con sus certificados. Ábrelo de nuevo para corregirlo."),
    errors.TRAINING_NOT_OPEN: _("Este curso no recibe inscripciones ahora."),
    errors.TRAINING_NOT_OVER: _("El curso termina el %(on)s. Ciérralo cuando haya pasado su última hora."),
    errors.TRAINING_STARTED: _("El curso empezó el %(on)s y ya no recibe inscripciones."),
    errors.TRAINING_STATE: _("El curso cambió de estado y ya no puede pasar a ese. Recarga la página."),
}

STATE_DONE: Mapping[str, object] = {
    TrainingState.DRAFT: _("El curso volvió a borrador."),
    TrainingState.OPEN: _("El curso recibe inscripciones."),
    TrainingState.CLOSED: _("El curso ya no recibe inscripciones."),
    TrainingState.CANCELLED: _("El curso quedó suspendido. Avisamos por correo a las personas inscritas."),
}


def placed(registration: Registration) -> str:
    """What became of somebody who asked for a seat."""
    if registration.state == RegistrationState.WAITING:
        facts = {"name": registration.name, "place": place_in_line(registration)}
        return now("%(name)s quedó en la lista de espera, en el lugar %(place)s.") % facts
    return now("%(name)s tiene un cupo.") % {"name": registration.name}


def question_of(name: str) -> str:
    """A question of the survey as it is asked."""
    return str(getattr(SurveyAnswer._meta.get_field(name), "verbose_name", name))


OF_SHEETS: Mapping[str, object] = {
    errors.ROW_COURSE_MISSING: _("Falta el curso. Escribe su nombre o su número."),
    errors.ROW_COURSE_UNKNOWN: _(
        "El centro no tiene un curso “%(value)s”. Corrige el nombre, o crea primero el curso con sus días."
    ),
    errors.ROW_COURSE_UNCLEAR: _(
        "El centro tiene %(count)s cursos llamados “%(value)s”. Escribe el número del curso o el día."
    ),
    errors.ROW_DAY_MISSING: _("Falta el día al que asistió. El curso se dio el: %(days)s."),
    errors.ROW_DAY_UNKNOWN: _("El curso no se dio ese día a esa hora. Se dio el: %(days)s."),
    errors.ROW_DAY_UNCLEAR: _("Ese día el curso tuvo dos bloques. Escribe su hora de inicio."),
    errors.ROW_ABSENT_WITH_MINUTES: _("Dice que no asistió y tiene minutos. Corrige uno de los dos."),
    errors.ROW_FIRM_UNKNOWN: _(
        "No ves una empresa con el RUT “%(value)s”. Corrígelo, deja la celda vacía o registra antes la empresa."
    ),
    errors.ROW_MARK_TWICE: _("La fila %(row)s dice otra cosa de la misma persona y el mismo día. Deja una sola."),
    errors.ROW_MARK_DIFFERS: _(
        "Ese día ya está anotado de otra forma, y la importación no lo cambia. Si lo anotado está mal, corrígelo en "
        "la lista de asistencia del curso."
    ),
    errors.ROW_FIRM_DIFFERS: _(
        "%(name)s ya está en el curso por otra empresa, y la importación no lo cambia. Si está mal, corrígelo en el "
        "curso."
    ),
    errors.ROW_STILL_WAITS: _("%(name)s está en la lista de espera del curso. Dale antes un cupo."),
    errors.ROW_WAS_CANCELLED: _("La inscripción de %(name)s está anulada. Recupérala antes en la página del curso."),
    errors.UNDO_COURSE_HELD: _("el curso ya se cerró con sus certificados"),
    errors.UNDO_MARK_CHANGED: _("alguien corrigió la asistencia después de la importación"),
    errors.UNDO_SEAT_USED: _("la inscripción ya tiene asistencia, encuesta o certificado, o alguien la cambió"),
}
