from django.urls import path

from ..views import certifications

urlpatterns = [
    path("certificaciones/", certifications.listing, name="certifications"),
    path("certificaciones/empresa/<int:pk>/", certifications.firm_panel, name="firm_certifications"),
    path("certificaciones/cliente/<int:pk>/", certifications.client_panel, name="client_certifications"),
    path("certificaciones/cliente/<int:pk>/nueva/", certifications.new, name="certification_new"),
    path("certificaciones/<int:pk>/", certifications.detail, name="certification"),
    path("certificaciones/<int:pk>/editar/", certifications.edit, name="certification_edit"),
    path("certificaciones/<int:pk>/etapa/", certifications.stage, name="certification_stage"),
    path("certificaciones/<int:pk>/certificado/", certifications.certificate, name="certification_certificate"),
    path("certificaciones/<int:pk>/detener/", certifications.stop, name="certification_stop"),
    path("certificaciones/<int:pk>/retomar/", certifications.resume, name="certification_resume"),
]
