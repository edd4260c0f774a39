"""The addresses of the room, one module per noun."""

from . import certifications, diagnoses, plans, portal, questionnaires, statistics

app_name = "readiness"
urlpatterns = [
    *questionnaires.urlpatterns,
    *diagnoses.urlpatterns,
    *plans.urlpatterns,
    *portal.urlpatterns,
    *certifications.urlpatterns,
    *statistics.urlpatterns,
]
