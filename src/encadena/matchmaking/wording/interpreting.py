"""Interpreters in words."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from encadena.catalogs.queries.world import language_name

from ..models import Interpreter
from ..queries.timetable import Placed, Served


def pair_words(pair: str) -> str:
    """``en-es`` → ``inglés–español``."""
    language = (get_language() or "es")[:2]
    return "–".join(language_name(code, language) for code in pair.split("-"))


def interpreter_words(interpreter: Interpreter, among: Iterable[Interpreter] = ()) -> str:
    """Its name; without one, its place among those of the same languages."""
    if interpreter.name:
        return interpreter.name
    alike = [i.pk for i in among if i.pair == interpreter.pair]
    number = alike.index(interpreter.pk) + 1 if interpreter.pk in alike else interpreter.pk
    return _("Intérprete %(number)s") % {"number": number}


def served_words(placed: Placed) -> str:
    """``intérprete inglés–español: Ana Soto``; empty where none is needed."""
    return "; ".join(_served(one) for one in placed.served)


def _served(one: Served) -> str:
    facts = {"languages": pair_words(one.pair)}
    if one.interpreter is None:
        return _("sin intérprete libre de %(languages)s") % facts
    if not one.interpreter.name:
        return _("con intérprete de %(languages)s") % facts
    return _("intérprete de %(languages)s: %(name)s") % {**facts, "name": one.interpreter.name}
