"""A program that uses the API with a key of somebody's."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from encadena.accounts import registry
from encadena.accounts.actions.token import create_token
from encadena.accounts.models import User


class Program:
    """Asks ``/api/v1/…`` with one key; all scopes unless some are named."""

    def __init__(self, user: User, *scopes: str) -> None:
        self.token, self.secret = create_token(
            name="Planilla", scopes=scopes or tuple(registry.scopes()), days=30, actor=user
        )
        self.browser = Client()

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> HttpResponse:
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        response: HttpResponse = self.browser.generic(
            method,
            f"/api/v1/{path}",
            data,
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.secret}", **named},
        )
        return response

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: object = None, **headers: str) -> HttpResponse:
        return self.ask("POST", path, {} if body is None else body, **headers)

    def patch(self, path: str, body: object) -> HttpResponse:
        return self.ask("PATCH", path, body)


def told(response: HttpResponse) -> Any:
    return json.loads(response.content)
