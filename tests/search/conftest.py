"""A small register of invented firms and people, searched by whoever the test says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import pytest

from encadena.accounts.models import User
from encadena.search import actions, registry
from encadena.search.registry import Document
from tests.cast import Cast

FIRMS = [
    ("Panadería La Espiga SpA", "76.123.456-0", "pan dulce Concepción", ("centre1", "region08")),
    ("Comercial La Espiga Dorada Ltda", "77.000.111-2", "abarrotes", ("centre2",)),
    ("Molino Ñuble S.A.", "78.555.000-1", "harina espiga", ("centre1",)),
    ("Cervecería Huemul", "76.999.888-7", "cerveza artesanal", ("centre2", "open")),
    ("Viña Llaima", "76.444.333-K", "vino", ("centre1",)),
    ("Espiga", "", "", ("centre1",)),
]
PEOPLE = [
    ("María José González Muñoz", "12.345.678-5", "", ("centre1",)),
    ("José Zúñiga Peña", "9.876.543-3", "", ("centre2",)),
]


@dataclass
class Shelf:
    """The documents of one fake source; ``scopes`` and ``hidden`` say what a reader may find and see."""

    kind: str
    rows: dict[int, tuple[str, str, str, tuple[str, ...]]]
    scopes: dict[int, Collection[str] | None] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    asked: list[list[int]] = field(default_factory=list)

    def documents(self, ids: Collection[int] | None) -> Iterator[Document]:
        for n, (title, subtitle, text, scope) in self.rows.items():
            if ids is None or n in ids:
                yield Document(n, title, subtitle, text, f"/{self.kind}/{n}/", scope)

    def scope(self, user: User) -> Collection[str] | None:
        return self.scopes.get(user.pk, None)

    def visible(self, user: User, ids: Collection[int]) -> set[int]:
        self.asked.append(list(ids))
        return set(ids) - self.hidden


@dataclass
class Library:
    firms: Shelf
    people: Shelf


@pytest.fixture
def library(db: None, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Both sources, registered in place of the real ones and indexed."""
    firms, people = Shelf("firm", dict(enumerate(FIRMS, 1))), Shelf("person", dict(enumerate(PEOPLE, 1)))
    monkeypatch.setattr(registry, "_sources", {})
    for order, (shelf, label) in enumerate(((firms, "Empresas"), (people, "Personas")), 1):
        registry.register_source(
            kind=shelf.kind,
            label=label,
            order=order,
            documents=shelf.documents,
            scope=shelf.scope,
            visible=shelf.visible,
        )
    actions.rebuild(actor=None)
    return Library(firms, people)


@pytest.fixture
def reader(cast: Cast) -> User:
    return cast.administrator
