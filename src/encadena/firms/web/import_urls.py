"""Addresses of the spreadsheet import, below ``/empresas/importar/``."""

from django.urls import path

from . import imports

urlpatterns = [
    path("", imports.import_list, name="imports"),
    path("plantilla/", imports.template, name="import_template"),
    path("<int:pk>/", imports.review, name="import"),
    path("<int:pk>/columnas/", imports.columns, name="import_columns"),
    path("<int:pk>/hoja/", imports.sheet, name="import_sheet"),
    path("<int:pk>/revisar/", imports.check, name="import_check"),
    path("<int:pk>/aplicar/", imports.apply, name="import_apply"),
    path("<int:pk>/deshacer/", imports.undo, name="import_undo"),
    path("<int:pk>/descartar/", imports.discard, name="import_discard"),
    path("<int:pk>/errores/", imports.errors, name="import_errors"),
]
