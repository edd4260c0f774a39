from django.urls import URLPattern, path

from ..views import answering, listing, opening, result

urlpatterns: list[URLPattern] = [
    path("", listing.diagnoses, name="list"),
    path("empresas/<int:pk>/", listing.firm_panel, name="firm_panel"),
    path("clientes/<int:pk>/", listing.client_panel, name="client_panel"),
    path("empresas/<int:pk>/abrir/", opening.start, name="start"),
    path("<int:pk>/", result.detail, name="detail"),
    path("<int:pk>/terminar/", opening.finish, name="finish"),
    path("<int:pk>/retirar/", opening.withdraw, name="withdraw"),
    path("<int:pk>/devolver/", opening.bring_back, name="bring_back"),
    path("<int:pk>/conversar/<str:item>/", result.talk, name="talk"),
    path("<int:pk>/responder/<str:rater>/", answering.answer, name="answer"),
    path("<int:pk>/responder/<str:rater>/entregar/", answering.finish, name="rating_finish"),
    path("<int:pk>/responder/<str:rater>/reabrir/", answering.reopen, name="rating_reopen"),
    path("<int:pk>/responder/<str:rater>/parte/<str:dimension>/", answering.step, name="step"),
    path("<int:pk>/responder/<str:rater>/pregunta/<str:item>/", answering.save, name="save"),
]
