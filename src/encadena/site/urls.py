"""Every room mounts its pages here; nothing else knows all of them."""

from django.conf import settings
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import include, path

from .web import api_docs, cards, portal, style, views

handler400 = "encadena.site.web.errors.bad_request"
handler403 = "encadena.site.web.errors.permission_denied"
handler404 = "encadena.site.web.errors.page_not_found"
handler500 = "encadena.site.web.errors.server_error"

urlpatterns = [
    path("", views.home, name="home"),
    path("mi-empresa/", views.own_firm, name="own_firm"),
    path("mi-empresa/<int:pk>/", portal.portal, name="portal"),
    path("registro/", include("encadena.firms.web.sign_up_urls")),
    path("inicio/pendientes/", cards.pending, name="home_pending"),
    path("inicio/cambios/", cards.changes, name="home_changes"),
    path("inicio/empresas/", cards.portfolio, name="home_portfolio"),
    path("cuenta/", include("encadena.accounts.web.sign_in_urls")),
    path("cuenta/", include("encadena.accounts.web.urls")),
    path("auditoria/", include("encadena.audit.web.urls")),
    path("trabajos/", include("encadena.jobs.web.urls")),
    path("buscar/", include("encadena.search.web.urls")),
    path("catalogos/", include("encadena.catalogs.web.urls")),
    path("red/", include("encadena.network.web.urls")),
    path("empresas/", include("encadena.firms.web.urls")),
    path("asesoria/", include("encadena.advisory.web.urls")),
    path("diagnosticos/", include("encadena.readiness.web.urls")),
    path("encadenamientos/", include("encadena.chains.web.urls")),
    path("api/v1/docs", api_docs.page, name="api_docs"),
    path("api/v1/openapi.json", api_docs.schema, name="api_schema"),
    path("api/v1/", include("encadena.site.api.door")),
    path("ruedas/", include("encadena.matchmaking.web.urls")),
    path("misiones/", include("encadena.missions.web.urls")),
    path("ferias/", include("encadena.fairs.web.urls")),
    path("publico/ferias/", include("encadena.fairs.web.public_urls")),
    path("asociaciones/", include("encadena.associations.web.urls")),
    path("resultados/", include("encadena.impact.web.urls")),
    path("publico/resultados/", include("encadena.impact.web.public_urls")),
]

if settings.DEBUG:
    urlpatterns += [path("estilo/", style.style, name="style"), *staticfiles_urlpatterns()]
