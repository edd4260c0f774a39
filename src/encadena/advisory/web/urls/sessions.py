from django.urls import URLPattern, path

from ..views import session_form, session_list, session_page, session_panels, session_phone

urlpatterns: list[URLPattern] = [
    path("sesiones/", session_list.session_list, name="sessions"),
    path("sesiones/planilla/", session_list.spreadsheet, name="sessions_export"),
    path("sesiones/nueva/", session_form.new, name="session_new"),
    path("sesiones/clientes/", session_form.clients, name="session_clients"),
    path("sesiones/proyectos/", session_form.links, name="session_links"),
    path("sesiones/datos/", session_phone.data, name="session_data"),
    path("sesiones/enviar/", session_phone.send, name="session_send"),
    path("sesiones/salir/", session_phone.leave, name="session_leave"),
    path("sesiones/sin-senal/", session_phone.shell, name="session_shell"),
    path("sesiones/trabajador.js", session_phone.worker, name="session_worker"),
    path("sesiones/cliente/<int:pk>/", session_panels.of_client, name="sessions_of_client"),
    path("sesiones/empresa/<int:pk>/", session_panels.of_firm, name="sessions_of_firm"),
    path("sesiones/<int:pk>/", session_page.session_page, name="session"),
    path("sesiones/<int:pk>/corregir/", session_form.correct, name="session_correct"),
    path("sesiones/<int:pk>/retirar/", session_page.withdraw, name="session_withdraw"),
    path("sesiones/<int:pk>/devolver/", session_page.restore, name="session_restore"),
    path("sesiones/<int:pk>/paso/cumplir/", session_page.step_done, name="session_step_done"),
    path("sesiones/<int:pk>/paso/reabrir/", session_page.step_reopen, name="session_step_reopen"),
    path("sesiones/<int:pk>/paso/fecha/", session_page.step_postpone, name="session_step_postpone"),
]
