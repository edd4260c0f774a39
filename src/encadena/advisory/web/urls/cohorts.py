from django.urls import path

from ..views import cohorts

urlpatterns = [
    path("grupos/", cohorts.cohort_list, name="cohorts"),
    path("grupos/nuevo/", cohorts.new, name="cohort_new"),
    path("grupos/<int:pk>/", cohorts.detail, name="cohort"),
    path("grupos/<int:pk>/editar/", cohorts.edit, name="cohort_edit"),
    path("grupos/<int:pk>/comenzar/", cohorts.start, name="cohort_start"),
    path("grupos/<int:pk>/cerrar/", cohorts.close, name="cohort_close"),
    path("grupos/<int:pk>/reabrir/", cohorts.reopen, name="cohort_reopen"),
    path("grupos/<int:pk>/entrar/", cohorts.enter, name="cohort_enter"),
    path("grupos/<int:pk>/<int:row>/salir/", cohorts.leave, name="cohort_leave"),
    path("grupos/<int:pk>/<int:row>/volver/", cohorts.come_back, name="cohort_come_back"),
]
