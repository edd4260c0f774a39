"""Addresses that anybody may open, outside the register's own."""

from django.urls import path

from .views import sign_up

urlpatterns = [
    path("", sign_up.sign_up, name="sign_up"),
    path("listo/", sign_up.done, name="sign_up_done"),
]
