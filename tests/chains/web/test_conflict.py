from django.http import QueryDict

from encadena.chains.models import LinkageProject
from encadena.chains.web.conflict import sides_of, with_version
from encadena.chains.web.forms.requirement import StateForm
from encadena.kernel.errors import Conflict

CONFLICT = Conflict("x", fields={"name": ["Una", None], "starts_on": ["2025-03-01", "2025-04-01"]}, version=7)


def test_each_field_has_its_name_and_its_days_in_words() -> None:
    one, two = sides_of(LinkageProject, CONFLICT)
    assert (one.label, one.now, one.typed) == ("nombre", "Una", "vacío")
    assert (two.label, two.now, two.typed) == ("comienza", "1 mar 2025", "1 abr 2025")


def test_the_form_comes_back_with_what_was_typed_and_the_version_of_now() -> None:
    form = with_version(StateForm(QueryDict("note=mía&version=3")), CONFLICT)
    assert (form.data["note"], form.data["version"]) == ("mía", "7")
