from django.urls import path

from ..views import follow_ups, milestones, orders

urlpatterns = [
    path("clientes/<int:pk>/hitos/", milestones.client_panel, name="client_milestones"),
    path("clientes/<int:pk>/linea-base/", milestones.fix_baseline, name="baseline_fix"),
    path("clientes/<int:pk>/hitos/nuevo/<slug:kind>/", milestones.new, name="milestone_new"),
    path("empresas/<int:pk>/hitos/", milestones.firm_panel, name="firm_milestones"),
    path("hitos/", milestones.milestone_list, name="milestones"),
    path("hitos/planilla/", milestones.milestones_file, name="milestones_export"),
    path("hitos/pedidos/<slug:source>/<int:pk>/", orders.hand_on, name="order_milestone"),
    path("hitos/<int:pk>/", milestones.detail, name="milestone"),
    path("hitos/<int:pk>/corregir/", milestones.correct, name="milestone_correct"),
    path("hitos/<int:pk>/declarar/", milestones.attribute, name="milestone_attribute"),
    path("hitos/<int:pk>/verificar/", milestones.verify, name="milestone_verify"),
    path("hitos/<int:pk>/devolver/", milestones.send_back, name="milestone_return"),
    path("hitos/<int:pk>/retirar/", milestones.withdraw, name="milestone_withdraw"),
    path("hitos/<int:pk>/restaurar/", milestones.restore, name="milestone_restore"),
    path("seguimientos/", follow_ups.follow_up_list, name="follow_ups"),
    path("seguimientos/<int:pk>/", follow_ups.follow_up, name="follow_up"),
    path("seguimientos/<int:pk>/respuesta/", follow_ups.answer, name="follow_up_answer"),
    path("seguimientos/<int:pk>/intento/", follow_ups.attempt, name="follow_up_attempt"),
    path("seguimientos/<int:pk>/sin-respuesta/", follow_ups.close, name="follow_up_close"),
    path("seguimientos/<int:pk>/reabrir/", follow_ups.reopen, name="follow_up_reopen"),
]
