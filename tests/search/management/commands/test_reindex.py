from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ...conftest import Library


def test_everything_is_indexed_again(library: Library) -> None:
    out = StringIO()
    call_command("reindex", stdout=out)
    assert out.getvalue().startswith("8 documentos")


def test_a_kind_that_does_not_exist_is_named_with_those_that_do(library: Library) -> None:
    with pytest.raises(CommandError, match="firm, person"):
        call_command("reindex", "nada")
