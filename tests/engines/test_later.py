import subprocess
import sys

import pytest

from encadena.engines.later import Later


def test_what_it_stands_for_answers_when_it_is_asked() -> None:
    assert Later("json").loads("[1]") == [1]  # type: ignore[operator]


def test_a_library_that_is_not_there_says_so_when_it_is_used() -> None:
    absent = Later("encadena_has_no_such_module")
    with pytest.raises(ModuleNotFoundError):
        absent.anything  # noqa: B018


def test_the_heavy_libraries_are_not_loaded_to_start_the_program() -> None:
    code = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'encadena.site.settings_test'; django.setup();"
        "import encadena.site.urls;"
        "print([m for m in ('ortools', 'pandas', 'scipy', 'vl_convert', 'altair') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
