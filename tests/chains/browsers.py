from django.test import Client as Browser

from encadena.accounts.models import User


def as_(user: User) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


def page(user: User, address: str) -> str:
    return as_(user).get(address).content.decode()
