from django.urls import URLPattern, path

from ..views import portal

urlpatterns: list[URLPattern] = [
    path("mi-empresa/<int:pk>/cursos/", portal.courses, name="portal_courses"),
    path("mi-empresa/<int:pk>/centro/", portal.centre, name="portal_centre"),
    path("mi-empresa/seguimiento/<int:pk>/", portal.follow_up, name="portal_follow_up"),
]
