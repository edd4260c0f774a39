"""One's own name and language."""

from django.test import Client

from encadena.accounts.models import User

from ....cast import Cast


def test_name_and_language_are_saved_and_the_answer_speaks_the_new_one(client: Client, cast: Cast) -> None:
    client.force_login(cast.adviser)
    page = client.post("/cuenta/perfil/", {"full_name": "Ana María", "language": "en"}, follow=True)
    ana = User.objects.get(pk=cast.adviser.pk)
    assert (ana.full_name, ana.language) == ("Ana María", "en")
    assert "We saved your profile." in page.content.decode()


def test_an_empty_name_is_shown_back_with_its_error(client: Client, cast: Cast) -> None:
    client.force_login(cast.adviser)
    page = client.post("/cuenta/perfil/", {"full_name": "", "language": "en"})
    assert "is-invalid" in page.content.decode()
    assert User.objects.get(pk=cast.adviser.pk).full_name == "Ana Asesora"
