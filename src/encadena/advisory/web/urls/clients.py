from django.urls import URLPattern, path

from ..views import caseload, client_form, client_list, client_page, day

urlpatterns: list[URLPattern] = [
    path("clientes/", client_list.client_list, name="clients"),
    path("clientes/planilla/", client_list.spreadsheet, name="clients_export"),
    path("clientes/vistas/guardar/", client_list.save_view, name="client_view_save"),
    path("clientes/vistas/<int:pk>/borrar/", client_list.remove_view, name="client_view_remove"),
    path("clientes/nuevo/", client_form.new, name="client_new"),
    path("clientes/empresa/<int:pk>/", client_page.firm_panel, name="client_firm_panel"),
    path("clientes/<int:pk>/", client_page.client_page, name="client"),
    path("clientes/<int:pk>/camino/", client_page.way, name="client_way"),
    path("clientes/<int:pk>/editar/", client_form.edit, name="client_edit"),
    path("clientes/<int:pk>/paso/<slug:code>/", client_form.step, name="client_step"),
    path("clientes/<int:pk>/deshacer/", client_form.take_back, name="client_take_back"),
    path("clientes/<int:pk>/asesoria/", client_form.adviser, name="client_adviser"),
    path("clientes/<int:pk>/trasladar/", client_form.move, name="client_transfer"),
    path("clientes/traslados/<int:pk>/deshacer/", client_form.move_back, name="client_transfer_undo"),
    path("mi-dia/", day.my_day, name="my_day"),
    path("mi-dia/tarjeta/", day.card, name="day_card"),
    path("mi-dia/<int:pk>/hecho/", day.done, name="day_done"),
    path("mi-dia/<int:pk>/pendiente/", day.reopen, name="day_reopen"),
    path("mi-dia/<int:pk>/mover/", day.move, name="day_move"),
    path("mi-dia/<int:pk>/volver/<str:on>/", day.move_back, name="day_move_back"),
    path("centros/", caseload.centres, name="caseloads"),
    path("centros/etapas/", caseload.stages, name="caseload_stages"),
    path("centros/<int:pk>/", caseload.centre, name="caseload"),
    path("centros/<int:pk>/traspasar/", caseload.move, name="caseload_move"),
    path("centros/<int:pk>/traspasar/<int:entry>/deshacer/", caseload.undo, name="caseload_undo"),
]
