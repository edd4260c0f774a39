from django.urls import path

from ..views import gap_materials, gaps, plan_actions, plans

urlpatterns = [
    path("acciones/", plans.actions, name="actions"),
    path("acciones/tarjeta/", plans.actions_card, name="actions_card"),
    path("empresas/<int:pk>/plan/", plans.firm_panel, name="firm_plan"),
    path("planes/<int:pk>/", plans.board, name="plan"),
    path("planes/<int:pk>/panel/", plans.client_panel, name="client_plan"),
    path("planes/<int:pk>/linea/", plans.timeline, name="plan_timeline"),
    path("planes/<int:pk>/hoja/", plans.sheet, name="plan_sheet"),
    path("planes/<int:pk>/abrir/", plans.open_one, name="plan_open"),
    path("planes/<int:pk>/meta/", plans.goal, name="plan_goal"),
    path("planes/<int:pk>/acuerdo/", plans.agree, name="plan_agree"),
    path("planes/<int:pk>/cerrar/", plans.close, name="plan_close"),
    path("planes/<int:pk>/brechas/nueva/", gaps.new, name="gap_new"),
    path("<int:pk>/items/<str:item>/brecha/", gaps.from_item, name="gap_from_item"),
    path("brechas/<int:pk>/", gaps.detail, name="gap"),
    path("brechas/<int:pk>/editar/", gaps.edit, name="gap_edit"),
    path("brechas/<int:pk>/mover/", gaps.move, name="gap_move"),
    path("brechas/<int:pk>/material/<int:material>/sumar/", gap_materials.tie, name="gap_material_tie"),
    path("brechas/<int:pk>/material/<int:material>/quitar/", gap_materials.untie, name="gap_material_untie"),
    path("brechas/<int:pk>/acciones/nueva/", plan_actions.new, name="action_new"),
    path("brechas/<int:pk>/acciones/<int:row>/editar/", plan_actions.edit, name="action_edit"),
    path("brechas/<int:pk>/acciones/<int:row>/hecha/", plan_actions.done, name="action_done"),
    path("brechas/<int:pk>/acciones/<int:row>/revisar/", plan_actions.look, name="action_look"),
    path("brechas/<int:pk>/acciones/<int:row>/devolver/", plan_actions.back, name="action_back"),
    path("brechas/<int:pk>/acciones/<int:row>/anular/", plan_actions.cancel, name="action_cancel"),
]
