"""An account and its sessions."""

from django.test import Client

from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ..factories import a_user


def test_a_session_belongs_to_a_role(db: None, client: Client) -> None:
    ana = a_user(Role.ADVISER)
    client.force_login(ana)
    assert client.get("/cuenta/perfil/").status_code == 200
    User.objects.filter(pk=ana.pk).update(role=Role.HEAD)
    assert client.get("/cuenta/perfil/").status_code == 302


def test_an_address_is_kept_in_lower_case(db: None) -> None:
    assert User.objects.create_user("Ana.Soto@Example.CL", role=Role.ADVISER).email == "ana.soto@example.cl"


def test_people_are_called_by_their_name_or_else_by_their_address() -> None:
    assert str(User(full_name="Ana", email="a@example.cl")) == "Ana"
    assert str(User(email="a@example.cl")) == "a@example.cl"
