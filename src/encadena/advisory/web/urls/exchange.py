from django.urls import URLPattern, path

from ..views import exchange, federal

urlpatterns: list[URLPattern] = [
    path("intercambio/", exchange.imports, name="exchange"),
    path("intercambio/plantilla/", exchange.template, name="exchange_template"),
    path("intercambio/formularios/", federal.forms, name="forms"),
    path("intercambio/formularios/641/", federal.form_641, name="form_641"),
    path("intercambio/formularios/888/", federal.form_888, name="form_888"),
    path("intercambio/<int:pk>/", exchange.review, name="session_import"),
    path("intercambio/<int:pk>/columnas/", exchange.columns, name="session_import_columns"),
    path("intercambio/<int:pk>/revisar/", exchange.check, name="session_import_check"),
    path("intercambio/<int:pk>/aplicar/", exchange.apply, name="session_import_apply"),
    path("intercambio/<int:pk>/deshacer/", exchange.undo, name="session_import_undo"),
    path("intercambio/<int:pk>/descartar/", exchange.discard, name="session_import_discard"),
    path("intercambio/<int:pk>/errores/", exchange.bad_rows, name="session_import_errors"),
]
