"""Names of the sections of economic activity."""

from encadena.catalogs.models import Activity


def section_names() -> dict[str, str]:
    """Code → Spanish name, in the order of the codes."""
    return dict(Activity.objects.filter(level=1).order_by("code").values_list("code", "name_es"))
