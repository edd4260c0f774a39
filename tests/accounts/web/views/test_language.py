"""The language switch."""

from django.test import Client

from encadena.accounts.models import User

from ....cast import Cast


def test_a_visitor_keeps_it_in_the_browser(client: Client, db: None) -> None:
    client.post("/cuenta/idioma/", {"language": "pt", "next": "/cuenta/login/"})
    assert '<html lang="pt"' in client.get("/cuenta/login/").content.decode()


def test_who_has_an_account_keeps_it_there(client: Client, cast: Cast) -> None:
    client.force_login(cast.adviser)
    client.post("/cuenta/idioma/", {"language": "pt"})
    assert User.objects.get(pk=cast.adviser.pk).language == "pt"


def test_a_language_that_does_not_exist_changes_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.adviser)
    assert client.post("/cuenta/idioma/", {"language": "xx"}).status_code == 302
    assert User.objects.get(pk=cast.adviser.pk).language == "es"
