from django.urls import path

from .views import acceptance, invitations, links, people, profile, tokens

app_name = "accounts"
urlpatterns = [
    path("perfil/", profile.edit, name="profile"),
    path("perfil/llaves/", tokens.index, name="tokens"),
    path("perfil/llaves/<int:pk>/revocar/", tokens.revoke, name="revoke_token"),
    path("perfil/llaves/<int:pk>/recuperar/", tokens.restore, name="restore_token"),
    path("personas/", people.index, name="people"),
    path("personas/<int:pk>/", people.detail, name="person"),
    path("personas/<int:pk>/desactivar/", people.deactivate, name="deactivate"),
    path("personas/<int:pk>/reactivar/", people.reactivate, name="reactivate"),
    path("personas/<int:pk>/rol/", people.change_role, name="change_role"),
    path("invitaciones/", invitations.index, name="invitations"),
    path("invitaciones/nueva/", invitations.new, name="invite"),
    path("invitaciones/<int:pk>/reenviar/", invitations.resend, name="resend_invitation"),
    path("invitaciones/<int:pk>/retirar/", invitations.withdraw, name="withdraw_invitation"),
    path("invitaciones/<int:pk>/recuperar/", invitations.restore, name="restore_invitation"),
    path("invitacion/<str:token>/", acceptance.accept, name="accept_invitation"),
    path("enlace/<str:token>/", links.enter, name="enter_by_link"),
    path("enlace/<str:token>/renovar/", links.renew, name="renew_link"),
]
