from django.urls import URLPattern, path

from ..views import editing, questionnaires

urlpatterns: list[URLPattern] = [
    path("cuestionarios/", questionnaires.questionnaires, name="questionnaires"),
    path("cuestionarios/nuevo/", questionnaires.new, name="questionnaire_new"),
    path("cuestionarios/<int:pk>/", questionnaires.version, name="version"),
    path("cuestionarios/<int:pk>/vista/", questionnaires.preview, name="version_preview"),
    path("cuestionarios/<int:pk>/comparar/<int:other>/", questionnaires.compare, name="version_compare"),
    path("cuestionarios/<int:pk>/copiar/", questionnaires.copy, name="version_copy"),
    path("cuestionarios/<int:pk>/publicar/", questionnaires.publish, name="version_publish"),
    path("cuestionarios/<int:pk>/retirar/", questionnaires.retire, name="version_retire"),
    path("cuestionarios/<int:pk>/ordenar/", editing.arrange, name="version_arrange"),
    path("cuestionarios/<int:pk>/dimension/", editing.dimension, name="dimension_new"),
    path("cuestionarios/<int:pk>/dimension/<int:place>/", editing.dimension, name="dimension_edit"),
    path("cuestionarios/<int:pk>/dimension/<int:dimension>/pregunta/", editing.item, name="item_new"),
    path("cuestionarios/<int:pk>/dimension/<int:dimension>/pregunta/<int:place>/", editing.item, name="item_edit"),
    path("cuestionarios/<int:pk>/impedimento/", editing.veto, name="veto_new"),
    path("cuestionarios/<int:pk>/impedimento/<int:place>/", editing.veto, name="veto_edit"),
]
