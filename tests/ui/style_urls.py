"""The site's addresses and the page of components, which a production site does not mount."""

from django.urls import path

from encadena.site.urls import handler400, handler403, handler404, handler500, urlpatterns
from encadena.site.web import style

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*urlpatterns, path("estilo/", style.style, name="style")]
