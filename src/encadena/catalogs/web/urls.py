from django.urls import path

from .views import browse, suggestions, uf

app_name = "catalogs"
urlpatterns = [
    path("", browse.index, name="index"),
    path("comunas/", browse.communes, name="communes"),
    path("actividades/", browse.tree, {"tree": "activities"}, name="activities"),
    path("productos/", browse.tree, {"tree": "products"}, name="products"),
    path("servicios/", browse.tree, {"tree": "services"}, name="services"),
    path("incoterms/", browse.delivery_terms, name="incoterms"),
    path("uf/", uf.table, name="uf"),
    path("uf/cargar/", uf.upload, name="uf_upload"),
    path("uf/guardar/", uf.save, name="uf_save"),
    path("sugerir/", suggestions.suggest, name="suggest"),
]
