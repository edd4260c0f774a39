"""Addresses of the room: the list, a project with its tabs, and the panel of a firm."""

from django.urls import path

from .views import (
    agreements,
    alliances,
    listing,
    members,
    network,
    panels,
    project,
    requirements,
    running,
    sales,
)

app_name = "chains"
PROJECT = "<int:pk>/"

urlpatterns = [
    path("", listing.project_list, name="list"),
    path("nuevo/", project.new, name="new"),
    path("empresa/<int:pk>/", panels.firm_panel, name="firm_panel"),
    path("red/", network.network, name="network"),
    path("red/cierre/", network.closing, name="network_closing"),
    path("red/comprador/<int:pk>/", network.of_buyer, name="network_buyer"),
    path("red/empresa/<int:pk>/", network.of_firm, name="network_firm"),
    path(PROJECT, project.detail, name="project"),
    path(f"{PROJECT}red/", network.of_project, name="project_network"),
    path(f"{PROJECT}editar/", project.edit, name="edit"),
    path(f"{PROJECT}sesiones/", project.sessions, name="sessions"),
    path(f"{PROJECT}comenzar/", running.start, name="start"),
    path(f"{PROJECT}terminar/", running.finish, name="finish"),
    path(f"{PROJECT}detener/", running.stop, name="stop"),
    path(f"{PROJECT}reabrir/", running.reopen, name="reopen"),
    path(f"{PROJECT}tipo/", running.kind, name="kind"),
    path(f"{PROJECT}etapas/", running.stage_new, name="stage_new"),
    path(f"{PROJECT}etapas/<int:row>/", running.stage_done, name="stage_done"),
    path(f"{PROJECT}compradores/", running.anchor_add, name="anchor_add"),
    path(f"{PROJECT}compradores/<int:row>/quitar/", running.anchor_remove, name="anchor_remove"),
    path(f"{PROJECT}empresas/", members.member_list, name="members"),
    path(f"{PROJECT}empresas/agregar/", members.add, name="member_add"),
    path(f"{PROJECT}empresas/<int:row>/salida/", members.leave, name="member_leave"),
    path(f"{PROJECT}empresas/<int:row>/vuelta/", members.back, name="member_back"),
    path(f"{PROJECT}requisitos/", requirements.matrix, name="requirements"),
    path(f"{PROJECT}requisitos/nuevo/", requirements.new, name="requirement_new"),
    path(f"{PROJECT}requisitos/<int:row>/", requirements.edit, name="requirement_edit"),
    path(f"{PROJECT}requisitos/<int:row>/retirar/", requirements.retire, name="requirement_retire"),
    path(f"{PROJECT}requisitos/<int:row>/reponer/", requirements.restore, name="requirement_restore"),
    path(f"{PROJECT}requisitos/<int:row>/empresa/<int:firm>/", requirements.state, name="requirement_state"),
    path(f"{PROJECT}ventas/", sales.sale_list, name="sales"),
    path(f"{PROJECT}ventas/nueva/", sales.new, name="sale_new"),
    path(f"{PROJECT}ventas/<int:row>/", sales.edit, name="sale_edit"),
    path(f"{PROJECT}ventas/<int:row>/retirar/", sales.withdraw, name="sale_withdraw"),
    path(f"{PROJECT}ventas/<int:row>/reponer/", sales.restore, name="sale_restore"),
    path(f"{PROJECT}alianzas/", alliances.alliance_list, name="alliances"),
    path(f"{PROJECT}alianzas/nueva/", alliances.new, name="alliance_new"),
    path(f"{PROJECT}alianzas/<int:row>/", alliances.edit, name="alliance_edit"),
    path(f"{PROJECT}acuerdos/", agreements.agreement_list, name="agreements"),
    path(f"{PROJECT}acuerdos/nuevo/", agreements.new, name="agreement_new"),
    path(f"{PROJECT}acuerdos/<int:row>/", agreements.edit, name="agreement_edit"),
]
