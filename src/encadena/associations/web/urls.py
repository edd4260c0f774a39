from django.urls import path

from .views import claims, home, members, panel

app_name = "associations"
urlpatterns = [
    path("tarjeta/", home.home_card, name="home_card"),
    path("", members.association_list, name="list"),
    path("empresa/<int:pk>/", panel.firm_panel, name="firm_panel"),
    path("empresa/<int:pk>/membresia/<int:claim>/", panel.answer, name="answer"),
    path("empresa/<int:pk>/permiso/<int:institution>/", panel.permission, name="permission"),
    path("<slug:slug>/", members.members, name="members"),
    path("<slug:slug>/recibieron/", members.sectors, name="sectors"),
    path("<slug:slug>/socias/<int:firm>/<slug:kind>/", members.records, name="records"),
    path("<slug:slug>/socias/<int:firm>/dejar/de-ser/", members.member_leave, name="member_leave"),
    path("<slug:slug>/por-confirmar/", claims.claims, name="claims"),
    path("<slug:slug>/por-confirmar/<int:claim>/retirar/", claims.claim_withdraw, name="claim_withdraw"),
    path("<slug:slug>/planillas/", claims.sheet_new, name="sheet_new"),
    path("<slug:slug>/planillas/<int:sheet>/", claims.sheet, name="sheet"),
    path("<slug:slug>/planillas/<int:sheet>/aplicar/", claims.sheet_apply, name="sheet_apply"),
    path("<slug:slug>/planillas/<int:sheet>/deshacer/", claims.sheet_undo, name="sheet_undo"),
]
