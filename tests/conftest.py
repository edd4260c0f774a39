"""The cast: one person per role, in two rival operators, with firms of their own. Tests ask for who they need."""

import pytest

from .cast import Cast, make_cast

pytest_plugins = ["tests.browser"]


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()
