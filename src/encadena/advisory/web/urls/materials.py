from django.urls import URLPattern, path

from ..views import material_reading, materials

ONE = "materiales/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("materiales/", materials.material_list, name="materials"),
    path("materiales/nuevo/", materials.new, name="material_new"),
    path("materiales/tarjeta/", material_reading.card, name="materials_card"),
    path(ONE, material_reading.page, name="material"),
    path(f"{ONE}archivo/", material_reading.file, name="material_file"),
    path(f"{ONE}leido/", material_reading.confirm, name="material_read"),
    path(f"{ONE}no-leido/", material_reading.take_back, name="material_unread"),
    path(f"{ONE}lecturas/", material_reading.readers, name="material_readers"),
    path(f"{ONE}editar/", materials.edit, name="material_edit"),
    path(f"{ONE}publicar/", materials.publish, name="material_publish"),
    path(f"{ONE}retirar/", materials.retire, name="material_retire"),
    path(f"{ONE}volver/", materials.bring_back, name="material_back"),
    path(f"{ONE}edicion/", materials.edition, name="material_edition"),
]
