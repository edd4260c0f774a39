"""What the catalogs are called on the screen."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TREE_LABELS: Mapping[str, Mapping[str, object]] = {
    "activities": {
        "title": gettext_lazy("Actividades económicas"),
        "source": gettext_lazy("CIIU4.CL 2012, Instituto Nacional de Estadísticas"),
        "example": gettext_lazy("panadería, transporte de carga, 1071"),
        "search": gettext_lazy("Buscar una actividad"),
    },
    "products": {
        "title": gettext_lazy("Productos"),
        "source": gettext_lazy(
            "Sistema Armonizado 2022, Organización Mundial de Aduanas; nombres cortos en español propios"
        ),
        "example": gettext_lazy("miel de ulmo, chaleco de lana, 2204"),
        "search": gettext_lazy("Buscar un producto"),
    },
    "services": {
        "title": gettext_lazy("Servicios"),
        "source": gettext_lazy("Clasificación Central de Productos 2.1, Naciones Unidas; nombres en español propios"),
        "example": gettext_lazy("asesoría contable, transporte refrigerado, 8314"),
        "search": gettext_lazy("Buscar un servicio"),
    },
}


def catalog_cards(counts: Mapping[str, int]) -> list[dict[str, object]]:
    """The first page: each catalog with its size, what it is for and where it comes from."""
    texts = {
        "communes": (
            _("Comunas"),
            _("346 comunas en 56 provincias y 16 regiones, con su código"),
            _("Código Único Territorial, Subsecretaría de Desarrollo Regional"),
        ),
        "activities": _of_tree("activities", _("El giro de una empresa, desde la sección hasta la subclase")),
        "products": _of_tree("products", _("Las partidas con que se exporta un bien")),
        "services": _of_tree("services", _("Las divisiones, grupos y clases con que se describe un servicio")),
        "incoterms": (
            _("Condiciones de entrega"),
            _("Hasta dónde llega el vendedor y desde dónde paga el comprador: los Incoterms 2020"),
            _("Cámara de Comercio Internacional (ICC)"),
        ),
        "uf": (
            _("Unidad de Fomento (UF)"),
            _("El valor de la UF por día, para calcular el tamaño de una empresa"),
            _("Banco Central de Chile"),
        ),
    }
    return [
        {"title": title, "text": text, "source": source, "size": counts[name], "url_name": f"catalogs:{name}"}
        for name, (title, text, source) in texts.items()
    ]


def _of_tree(tree: str, text: str) -> tuple[object, object, object]:
    return TREE_LABELS[tree]["title"], text, TREE_LABELS[tree]["source"]
