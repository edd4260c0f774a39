"""The 16 regions as a strip from north to south, for the tile map of the shell."""

from collections.abc import Callable, Mapping

from ..models import Region


def region_strip(values: Mapping[str, int | None], url_of: Callable[[str], str]) -> list[dict[str, object]]:
    """Rows for ``ui/components/tile_map.html``: every region, with its value and its share of the largest. One query.

    ``values`` maps region codes to counts; a region that is missing counts 0, one that maps to None is not known.
    """
    largest = max((value for value in values.values() if value), default=0)
    return [
        {
            "code": code,
            "label": name,
            "value": values.get(code, 0),
            "url": url_of(code),
            "share": (values.get(code, 0) or 0) / largest if largest else None,
        }
        for code, name in Region.objects.values_list("code", "short_name")
    ]
