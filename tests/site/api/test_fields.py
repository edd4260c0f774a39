"""What is said of values that cannot be used."""

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from django.utils import translation
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from encadena.kernel.api import Day, Hour, Id, Limit, Line, Name
from encadena.site.api.fields import SENTENCES, fields_of

from ...advisory.makers import a_client
from ...cast import Cast
from ...programs import Program, told


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Thing(BaseModel, extra="forbid"):
    size: int


Figure = Annotated[Decimal, Field(max_digits=5, decimal_places=2)]
CASES: list[tuple[Any, object, str, str]] = [
    (Thing, {}, "missing", "Falta este dato."),
    (Thing, {"size": 1, "x": 1}, "extra_forbidden", "Aquí no va este dato. Quítalo."),
    (Thing, 3, "model_type", "Escribe un objeto JSON, entre llaves."),
    (Annotated[int, Field(gt=3)], 3, "greater_than", "Tiene que ser más que 3."),
    (Id, 0, "greater_than_equal", "Tiene que ser 1 o más."),
    (Annotated[int, Field(lt=3)], 3, "less_than", "Tiene que ser menos que 3."),
    (Limit, 101, "less_than_equal", "Tiene que ser 100 o menos."),
    (Day, "1800-01-01", "greater_than_equal", "Escribe una fecha desde el 1 ene 1900."),
    (Day, "2500-01-01", "less_than_equal", "Escribe una fecha hasta el 31 dic 2100."),
    (Day, "2026-02-30", "date_from_datetime_parsing", "Escribe una fecha que exista, como 2026-03-12."),
    (Day, [], "date_type", "Escribe una fecha que exista, como 2026-03-12."),
    (date, "2026-03-12T09:30:00", "date_from_datetime_inexact", "Escribe solo la fecha, sin la hora."),
    (Hour, "25:00", "string_pattern_mismatch", "Escribe la hora como 09:30, de 00:00 a 23:59."),
    (Name, "a\x00", "string_pattern_mismatch", "El texto lleva un carácter nulo. Quítalo."),
    (Annotated[str, Field(pattern="^[A-Z]+$")], "a", "string_pattern_mismatch",
     "No tiene la forma que se pide: ^[A-Z]+$"),
    (Line, 3, "string_type", "Escribe un texto, entre comillas."),
    (Line, "x" * 301, "string_too_long", "Es muy largo: escribe hasta 300 letras."),
    (Annotated[str, Field(min_length=2)], "x", "string_too_short", "Es muy corto: escribe al menos 2 letras."),
    (Annotated[list[int], Field(min_length=1)], [], "too_short", "Faltan elementos: manda al menos 1."),
    (Annotated[list[int], Field(max_length=1)], [1, 2], "too_long", "Sobran elementos: manda hasta 1."),
    (list[int], "x", "list_type", "Escribe una lista, entre corchetes."),
    (dict[str, int], "x", "dict_type", "Escribe un objeto JSON, entre llaves."),
    (Colour, "green", "enum", "Usa uno de estos valores: red, blue."),
    (Literal["", "CLP"], "USD", "literal_error", 'Usa uno de estos valores: "", CLP.'),
    (int, "x", "int_parsing", "Escribe un número entero."),
    (int, 1.5, "int_from_float", "Escribe un número entero."),
    (int, "1" * 5000, "int_parsing_size", "Este número es demasiado grande."),
    (float, "x", "float_parsing", "Escribe un número, con punto para los decimales."),
    (Figure, "x", "decimal_parsing", "Escribe un número, con punto para los decimales."),
    (Figure, [], "decimal_type", "Escribe un número, con punto para los decimales."),
    (Figure, "nan", "finite_number", "Escribe un número que no sea infinito."),
    (Figure, "1.234", "decimal_max_places", "Tiene demasiados decimales: usa hasta 2."),
    (Figure, "1234.56", "decimal_max_digits", "Tiene demasiadas cifras: usa hasta 5 en total."),
    (Figure, "1234", "decimal_whole_digits", "Es demasiado grande: usa hasta 3 cifras antes del punto."),
    (bool, "quizás", "bool_parsing", "Escribe true o false."),
    (UUID, "x", "uuid_parsing", "Escribe un UUID, como 123e4567-e89b-42d3-a456-426614174000."),
]  # fmt: skip


def refused(kind: Any, value: object) -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return caught.value


def as_refused_by_the_api(error: ValidationError) -> list[dict[str, Any]]:
    """The place as the API has it, with the parameter of the endpoint after ``body``."""
    return [{**one, "loc": ("body", "sent", "field")} for one in error.errors(include_url=False)]


@pytest.mark.parametrize(("kind", "value", "code", "sentence"), CASES)
def test_each_kind_of_mistake_has_its_sentence_and_keeps_its_code(
    kind: Any, value: object, code: str, sentence: str
) -> None:
    error = refused(kind, value)
    with translation.override("es"):
        (told_es,) = fields_of(as_refused_by_the_api(error))
    with translation.override("en"):
        (told_en,) = fields_of(as_refused_by_the_api(error))
    assert (told_es["where"], told_es["code"], told_es["what"]) == (["body", "field"], code, sentence)
    assert (told_en["where"], told_en["code"], told_en["params"]) == (["body", "field"], code, told_es["params"])
    assert told_en["what"] != sentence
    assert error.errors()[0]["msg"] not in {told_es["what"], told_en["what"]}


def test_a_kind_that_nobody_foresaw_says_so_without_the_words_of_the_library() -> None:
    unforeseen = {"type": "surprise", "loc": ("query", "x"), "msg": "Input should surprise", "ctx": {"error": "Boo"}}
    with translation.override("es"):
        (said,) = fields_of([unforeseen])
    assert said == {
        "where": ["query", "x"],
        "code": "surprise",
        "what": "Este valor no se puede usar aquí. Mira en /api/v1/docs qué se espera.",
        "params": {},
    }


def test_every_sentence_names_only_what_it_is_given() -> None:
    known = {"gt", "ge", "lt", "le", "min_length", "max_length", "pattern", "expected", "max_digits",
             "decimal_places", "whole_digits"}  # fmt: skip
    for sentence in SENTENCES.values():
        assert set(re.findall(r"%\((\w+)\)s", str(sentence))) <= known


@pytest.mark.parametrize(("language", "said"), [("es", "Tiene que ser 1 o más."), ("en", "It has to be 1 or more.")])
def test_the_answer_is_in_the_language_asked_for(cast: Cast, language: str, said: str) -> None:
    a_client(cast.centre, cast.adviser)
    body = {"client": 0, "title": "x"}
    refused = told(Program(cast.adviser).post("plans/gaps", body, Accept_Language=language))
    assert refused["params"]["fields"] == [
        {"where": ["body", "client"], "code": "greater_than_equal", "what": said, "params": {"ge": 1}}
    ]
