from django.urls import URLPattern, path

from ..views import portal

urlpatterns: list[URLPattern] = [
    path("mi-empresa/<int:pk>/plan/", portal.plan, name="portal_plan"),
    path("mi-empresa/<int:pk>/diagnostico/", portal.diagnosis, name="portal_diagnosis"),
]
