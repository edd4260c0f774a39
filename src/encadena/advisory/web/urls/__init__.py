"""The addresses of the room, one module per noun."""

from . import alerts, clients, cohorts, exchange, materials, milestones, portal, referrals, sessions, training

app_name = "advisory"
urlpatterns = [
    *clients.urlpatterns,
    *alerts.urlpatterns,
    *sessions.urlpatterns,
    *training.urlpatterns,
    *milestones.urlpatterns,
    *cohorts.urlpatterns,
    *referrals.urlpatterns,
    *exchange.urlpatterns,
    *materials.urlpatterns,
    *portal.urlpatterns,
]
