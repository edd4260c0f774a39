"""Invented firms and people for the benchmark, always the same for one seed.

Common words are as common as in a real register ("comercial", "spa", "gonzalez"), and every tenth name has a rare word,
so that the vocabulary has the long tail that spelling correction has to search.
"""

import random
from collections.abc import Collection, Iterator

from encadena.kernel import rut
from encadena.search.registry import Document

TRADES = [
    "comercial", "panadería", "restaurante", "constructora", "transportes", "agrícola", "servicios", "sociedad",
    "ferretería", "minimarket", "maestranza", "viña", "cervecería", "lácteos", "pesquera", "forestal", "textil",
    "muebles", "imprenta", "veterinaria", "farmacia", "óptica", "taller", "mecánica", "repuestos", "calzados",
    "confecciones", "pastelería", "carnicería", "verdulería", "cocinería", "hostal", "cabañas", "turismo",
    "artesanías", "cerámica", "orfebrería", "apícola", "miel", "conservas", "aceites", "hierbas", "tejidos", "diseño",
    "ingeniería", "consultora", "informática", "electricidad", "gasfitería", "climatización", "jardinería", "aseo",
    "seguridad", "eventos", "fotografía", "producciones",
]  # fmt: skip
QUALITIES = [
    "del", "sur", "norte", "austral", "andina", "pacífico", "central", "los", "robles", "la", "espiga", "el", "roble",
    "santa", "rosa", "san", "pedro", "nueva", "esperanza", "hermanos", "hijos", "compañía", "araucanía", "biobío",
    "maule", "ñuble", "patagonia", "cordillera", "lago", "valle", "costa", "puerto", "estrella", "sol", "luna",
    "rincón", "aromo", "canelo", "copihue", "araucaria", "alerce", "boldo", "quillay", "peumo", "maitén", "huerto",
    "campo",
]  # fmt: skip
FORMS = ["SpA", "SpA", "SpA", "Ltda", "Ltda", "E.I.R.L.", "S.A.", ""]
GIVEN = [
    "María", "José", "Juan", "Carmen", "Luis", "Ana", "Pedro", "Rosa", "Carlos", "Claudia", "Jorge", "Patricia",
    "Manuel", "Carolina", "Francisco", "Daniela", "Sergio", "Camila", "Miguel", "Valentina", "Héctor", "Javiera",
    "Víctor", "Constanza", "Andrés", "Francisca", "Cristián", "Paola", "Rodrigo",
]  # fmt: skip
FAMILY = [
    "González", "Muñoz", "Rojas", "Díaz", "Pérez", "Soto", "Contreras", "Silva", "Martínez", "Sepúlveda", "Morales",
    "Rodríguez", "López", "Fuentes", "Hernández", "Torres", "Araya", "Flores", "Espinoza", "Valenzuela", "Castillo",
    "Tapia", "Reyes", "Gutiérrez", "Castro", "Pizarro", "Álvarez", "Vásquez", "Sánchez", "Fernández", "Carrasco",
    "Cortés", "Gómez", "Herrera", "Núñez", "Jara", "Vergara", "Rivera", "Figueroa", "Riquelme", "Bravo", "Vera",
    "Molina", "Vega", "Campos", "Sandoval", "Orellana", "Zúñiga", "Olivares", "Alarcón", "Gallardo", "Ortiz",
    "Garrido", "Salazar", "Guzmán", "Henríquez",
]  # fmt: skip
TOWNS = [
    "Concepción",
    "Talca",
    "Temuco",
    "Valdivia",
    "Rancagua",
    "Iquique",
    "Arica",
    "Copiapó",
    "Chillán",
    "Osorno",
    "Castro",
    "Coyhaique",
]
SYLLABLES = [
    "ba", "ca", "cha", "da", "fa", "ga", "hue", "ja", "la", "lle", "ma", "mi", "na", "ñe", "pa", "que", "ra", "rre",
    "sa", "ta", "tu", "va", "ya", "zo", "lin", "mar", "tol", "quil", "pan",
]  # fmt: skip

CENTRES = 51
RARE_EVERY = 10


class Register:
    """``firms`` firms and as many people, each attended by one of 51 centres."""

    def __init__(self, firms: int, seed: int = 1) -> None:
        self.size, self.seed = firms, seed

    def firms(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        for n in ids or range(1, self.size + 1):
            yield self._firm(n)

    def people(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        for n in ids or range(1, self.size + 1):
            yield self._person(n)

    def _dice(self, what: str, n: int) -> random.Random:
        return random.Random(f"{self.seed} {what} {n}")

    def _firm(self, n: int) -> Document:
        dice = self._dice("firm", n)
        town = dice.choice(TOWNS)
        # the square makes the first trades common and the last ones rare, as in life
        trade = TRADES[int(len(TRADES) * dice.random() ** 2)]
        proper = _rare(dice) if n % RARE_EVERY == 0 else " ".join(dice.sample(QUALITIES, 2))
        title = f"{trade} {proper} {dice.choice(FORMS)}".strip().title()
        return Document(n, title, f"{_rut(76_000_000 + n)} · {town}", dice.choice(TRADES), f"/empresas/{n}/", _scope(n))

    def _person(self, n: int) -> Document:
        dice = self._dice("person", n)
        last = [_rare(dice).title() if n % RARE_EVERY == 0 else dice.choice(FAMILY), dice.choice(FAMILY)]
        title = " ".join([*dice.sample(GIVEN, 2), *last])
        return Document(n, title, _rut(8_000_000 + n * 37), "", f"/personas/{n}/", _scope(n))


def _scope(n: int) -> tuple[str, ...]:
    return (f"centre{n % CENTRES}", f"region{n % 16:02d}", *(("open",) if n % 3 == 0 else ()))


def _rare(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4)))


def _rut(number: int) -> str:
    return rut.shown(f"{number}{rut.check_digit(number)}")
