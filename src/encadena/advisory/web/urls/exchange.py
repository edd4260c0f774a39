from django.urls import URLPattern, path

from ..views import exchange, federal

urlpatterns: list[URLPattern] = [
    path("intercambio/", exchange.imports, name="exchange"),
    path("intercambio/plantilla/<slug:subject>/", exchange.template, name="exchange_template"),
    path("intercambio/formularios/", federal.forms, name="forms"),
    path("intercambio/formularios/641/", federal.form_641, name="form_641"),
    path("intercambio/formularios/888/", federal.form_888, name="form_888"),
    path("intercambio/<int:pk>/", exchange.review, name="sheet_import"),
    path("intercambio/<int:pk>/columnas/", exchange.columns, name="sheet_import_columns"),
    path("intercambio/<int:pk>/revisar/", exchange.check, name="sheet_import_check"),
    path("intercambio/<int:pk>/aplicar/", exchange.apply, name="sheet_import_apply"),
    path("intercambio/<int:pk>/deshacer/", exchange.undo, name="sheet_import_undo"),
    path("intercambio/<int:pk>/descartar/", exchange.discard, name="sheet_import_discard"),
    path("intercambio/<int:pk>/errores/", exchange.bad_rows, name="sheet_import_errors"),
]
