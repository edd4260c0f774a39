from django.urls import path

from . import views

app_name = "jobs"
urlpatterns = [
    path("", views.job_list, name="list"),
    path("cajon/", views.drawer, name="drawer"),
    path("aviso/", views.badge, name="badge"),
    path("<int:pk>/", views.panel, name="panel"),
    path("<int:pk>/detener/", views.cancel, name="cancel"),
    path("<int:pk>/reintentar/", views.retry, name="retry"),
]
