from django.urls import path

from .views import applications, home, missions, papers

app_name = "missions"
urlpatterns = [
    path("tarjeta/", home.home_card, name="home_card"),
    path("", missions.mission_list, name="list"),
    path("nueva/", missions.mission_new, name="new"),
    path("empresa/<int:pk>/", applications.firm_panel, name="firm_panel"),
    path("<int:pk>/", missions.detail, name="detail"),
    path("<int:pk>/editar/", missions.mission_edit, name="edit"),
    path("<int:pk>/estado/", missions.change_state, name="state"),
    path("<int:pk>/criterios/", missions.criterion_add, name="criterion_add"),
    path("<int:pk>/criterios/<int:criterion>/quitar/", missions.criterion_remove, name="criterion_remove"),
    path("<int:pk>/programa/", missions.programme, name="programme"),
    path("<int:pk>/programa/agregar/", missions.item_add, name="item_add"),
    path("<int:pk>/programa/<int:item>/quitar/", missions.item_remove, name="item_remove"),
    path("<int:pk>/invitados/", missions.guest_add, name="guest_add"),
    path("<int:pk>/postular/", applications.apply, name="apply"),
    path("<int:pk>/postulaciones/", applications.applications, name="applications"),
    path("<int:pk>/documentos/", papers.papers, name="papers"),
    path("<int:pk>/documentos/agregar/", papers.add, name="paper_add"),
    path("<int:pk>/documentos/<int:paper>/", papers.file, name="paper"),
    path("<int:pk>/documentos/<int:paper>/quitar/", papers.withdraw, name="paper_withdraw"),
    path("<int:pk>/documentos/<int:paper>/devolver/", papers.bring_back, name="paper_back"),
    path("<int:pk>/postulaciones/avisar/", applications.tell_results, name="tell_results"),
    path("<int:pk>/postulaciones/elegir/", applications.choose, name="choose"),
    path("<int:pk>/postulaciones/<int:application>/", applications.application, name="application"),
    path("<int:pk>/postulaciones/<int:application>/puntaje/", applications.score, name="score"),
    path("<int:pk>/postulaciones/<int:application>/retirar/", applications.withdraw, name="withdraw"),
    path("<int:pk>/postulaciones/<int:application>/pagos/", applications.payment_add, name="payment_add"),
    path("<int:pk>/pagos/<int:payment>/quitar/", applications.payment_withdraw, name="payment_withdraw"),
    path("<int:pk>/postulaciones/<int:application>/balance/", applications.debrief, name="debrief"),
    path("<int:pk>/balance/", applications.balance, name="balance"),
]
