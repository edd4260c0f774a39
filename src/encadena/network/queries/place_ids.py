"""Ids of centres, for what is counted over all of them."""

from ..models import Centre


def every_centre() -> list[int]:
    return list(Centre.objects.order_by("pk").values_list("pk", flat=True))
