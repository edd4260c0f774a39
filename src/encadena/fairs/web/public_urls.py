"""The showcase: addresses that anybody may open."""

from django.urls import path

from .views import showcase

app_name = "showcase"
urlpatterns = [
    path("", showcase.fair_list, name="fairs"),
    path("<int:pk>/", showcase.fair, name="fair"),
    path("<int:pk>/<int:exhibitor>/", showcase.exhibitor, name="exhibitor"),
    path("<int:pk>/<int:exhibitor>/<int:offering>/", showcase.offering, name="offering"),
]
