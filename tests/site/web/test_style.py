"""The page of components."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.cast import Cast


@pytest.mark.urls("tests.ui.style_urls")
def test_every_component_is_on_the_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    page = client.get("/estilo/").content.decode()
    for part in ("tile-map", "history", "pagination-bar", "stat-value", "tabs", "empty", "progress", "tag-good"):
        assert part in page, part


def test_a_production_site_does_not_mount_it() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("style")
