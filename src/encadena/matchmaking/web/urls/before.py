"""Addresses of what happens before an event: editions, registration, needs, requests, suggestions, choosing."""

from django.urls import URLPattern, path

from ..views import access, choice, editions, needs, profiles, registrations, sheets, suggestions, terms, wishes

patterns: list[URLPattern] = [
    path("<int:pk>/nueva-edicion/", editions.edition_new, name="edition_new"),
    path("<int:pk>/bases/", terms.terms_page, name="terms"),
    path("<int:pk>/bases/editar/", terms.terms_edit, name="terms_edit"),
    path("<int:pk>/bases/inscribir/", terms.register, name="register"),
    path("<int:pk>/bases/retirar/", terms.unregister, name="unregister"),
    path("<int:pk>/participantes/<int:participant>/acceso/", access.access, name="access"),
    path("<int:pk>/participantes/<int:participant>/acceso/<int:delegate>/enlace/", access.link, name="access_link"),
    path("<int:pk>/participantes/<int:participant>/acceso/<int:delegate>/quitar/", access.take, name="access_take"),
    path("<int:pk>/participantes/<int:participant>/requerimientos/", needs.need_list, name="needs"),
    path("<int:pk>/participantes/<int:participant>/requerimientos/nuevo/", needs.need_new, name="need_new"),
    path("<int:pk>/participantes/<int:participant>/requerimientos/<int:need>/", needs.need_edit, name="need"),
    path(
        "<int:pk>/participantes/<int:participant>/requerimientos/<int:need>/retirar/",
        needs.need_withdraw,
        name="need_withdraw",
    ),
    path(
        "<int:pk>/participantes/<int:participant>/requerimientos/<int:need>/recuperar/",
        needs.need_back,
        name="need_back",
    ),
    path("<int:pk>/participantes/<int:participant>/solicitudes/", wishes.board, name="wishes"),
    path("<int:pk>/participantes/<int:participant>/catalogo/", wishes.catalogue, name="catalogue"),
    path("<int:pk>/participantes/<int:participant>/solicitudes/<int:other>/", wishes.say, name="wish_say"),
    path("<int:pk>/participantes/<int:participant>/solicitudes/<int:other>/retirar/", wishes.unsay, name="wish_unsay"),
    path("<int:pk>/planillas/<slug:what>/", sheets.sheet_new, name="sheet_new"),
    path("<int:pk>/planillas/<slug:what>/plantilla.xlsx", sheets.sheet_template, name="sheet_template"),
    path("<int:pk>/planillas/<slug:what>/<int:source>/", sheets.sheet_import, name="sheet_import"),
    path("<int:pk>/planillas/<slug:what>/<int:source>/aplicar/", sheets.sheet_apply, name="sheet_apply"),
    path("<int:pk>/planillas/<slug:what>/<int:source>/deshacer/", sheets.sheet_undo, name="sheet_undo"),
    path("<int:pk>/planillas/<slug:what>/<int:source>/por-corregir.xlsx", sheets.sheet_rejected, name="sheet_rejected"),
    path("<int:pk>/fichas/", profiles.profile_list, name="profiles"),
    path("<int:pk>/fichas/recordar/", profiles.remind, name="profiles_remind"),
    path("<int:pk>/sugerencias/", suggestions.suggestion_list, name="suggestions"),
    path("<int:pk>/sugerencias/buscar/", suggestions.suggest, name="suggest"),
    path("<int:pk>/sugerencias/<int:suggestion>/", suggestions.decide, name="suggestion"),
    path("<int:pk>/elegir/", choice.choice, name="choice"),
    path("<int:pk>/elegir/<int:selection>/aplicar/", choice.apply, name="choice_apply"),
    path("<int:pk>/elegir/<int:selection>/deshacer/", choice.undo, name="choice_undo"),
    path("<int:pk>/solicitudes/", wishes.wish_list, name="wishes_all"),
    path("<int:pk>/inscripciones/", registrations.registration_list, name="registrations"),
    path("<int:pk>/inscripciones/aceptar/", registrations.registration_accept, name="registration_accept"),
    path("<int:pk>/inscripciones/<int:participant>/", registrations.registration_answer, name="registration_answer"),
]
