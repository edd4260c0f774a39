from django.urls import path

from . import views

app_name = "audit"
urlpatterns = [
    path("", views.log, name="log"),
    path("cuentas/<int:pk>/", views.account, name="account"),
]
