from django.urls import URLPattern, path

from ..views import attendance, certificates, courses, passes, registrations, room, surveys, trainings
from ..views import training_panels as panels

COURSE = "capacitaciones/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("capacitaciones/", trainings.training_list, name="trainings"),
    path("capacitaciones/mes/", trainings.training_month, name="training_month"),
    path("capacitaciones/nueva/", trainings.training_new, name="training_new"),
    path("capacitaciones/inicio/", panels.home_card, name="training_card"),
    path("capacitaciones/mi-dia/<int:pk>/", panels.day_panel, name="training_day_panel"),
    path("capacitaciones/empresa/<int:pk>/", panels.firm_panel, name="training_firm_panel"),
    path("capacitaciones/cliente/<int:pk>/", panels.client_panel, name="training_client_panel"),
    path("capacitaciones/planilla/", trainings.attendance_export, name="attendance_export"),
    path(COURSE, trainings.training_detail, name="training"),
    path(f"{COURSE}editar/", trainings.training_edit, name="training_edit"),
    path(f"{COURSE}estado/", trainings.training_state, name="training_state"),
    path(f"{COURSE}inscribir/", registrations.register, name="training_register"),
    path(f"{COURSE}asistencia/", attendance.attendance, name="attendance"),
    path(f"{COURSE}asistencia/planilla/", attendance.attendance_file, name="attendance_file"),
    path(f"{COURSE}asistencia/imprimir/", attendance.print_list, name="attendance_print"),
    path(f"{COURSE}asistencia/<int:day>/", attendance.day_list, name="day_list"),
    path(f"{COURSE}asistencia/<int:day>/<int:registration>/", attendance.mark, name="attendance_mark"),
    path(f"{COURSE}sala/<int:day>/", attendance.room_screen, name="room_screen"),
    path(f"{COURSE}sala/<int:day>/codigo/", attendance.room_code, name="room_code"),
    path(f"{COURSE}encuesta/", surveys.survey_results, name="survey_results"),
    path("inscripciones/<int:pk>/anular/", registrations.registration_cancel, name="registration_cancel"),
    path("inscripciones/<int:pk>/recuperar/", registrations.registration_restore, name="registration_restore"),
    path("certificados/<int:pk>/revocar/", certificates.certificate_revoke, name="certificate_revoke"),
    path("certificados/", certificates.verify_form, name="certificate_check"),
    path("certificados/<str:code>/", certificates.certificate, name="certificate"),
    path("certificados/<str:code>/papel/", certificates.certificate_file, name="certificate_file"),
    path("cursos/", courses.course_list, name="courses"),
    path("cursos/<int:pk>/", courses.course, name="course"),
    path("cursos/<int:pk>/calendario/", courses.course_calendar, name="course_calendar"),
    path("cursos/pase/<str:token>/", passes.own_pass, name="pass"),
    path("cursos/pase/<str:token>/anular/", passes.pass_cancel, name="pass_cancel"),
    path("cursos/pase/<str:token>/recuperar/", passes.pass_restore, name="pass_restore"),
    path("cursos/pase/<str:token>/calendario/", passes.pass_calendar, name="pass_calendar"),
    path("cursos/pase/<str:token>/encuesta/", passes.survey, name="survey"),
    path("sala/", room.room_typed, name="room_typed"),
    path("sala/<int:day>/<str:code>/", room.room, name="room"),
]
