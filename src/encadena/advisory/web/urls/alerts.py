from django.urls import path

from ..views import expiry

urlpatterns = [
    path("vencimientos/", expiry.listing, name="expiring"),
    path("vencimientos/tarjeta/", expiry.card, name="expiring_card"),
]
