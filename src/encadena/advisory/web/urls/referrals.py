from django.urls import path

from ..views import referrals

urlpatterns = [
    path("clientes/<int:pk>/derivaciones/", referrals.client_panel, name="client_referrals"),
    path("clientes/<int:pk>/derivar/", referrals.new, name="referral_new"),
    path("derivaciones/", referrals.referral_list, name="referrals"),
    path("derivaciones/<int:pk>/", referrals.detail, name="referral"),
    path("derivaciones/<int:pk>/recibir/", referrals.acknowledge, name="referral_acknowledge"),
    path("derivaciones/<int:pk>/aceptar/", referrals.accept, name="referral_accept"),
    path("derivaciones/<int:pk>/rechazar/", referrals.decline, name="referral_decline"),
    path("derivaciones/<int:pk>/resultado/", referrals.close, name="referral_close"),
    path("derivaciones/<int:pk>/retirar/", referrals.withdraw, name="referral_withdraw"),
    path("derivaciones/<int:pk>/enviar/", referrals.send_again, name="referral_send_again"),
]
