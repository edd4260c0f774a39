"""The data part of the MiniZinc language, as far as rounds use it: numbers, ranges, sets and arrays.

Reads ``name = value;`` in any order with ``%`` and ``/* */`` comments. Values are integers, ranges ``a..b``, sets
``{1, 2}``, arrays ``[1, 2]``, tables ``[| 1, 2 | 3, 4 |]`` and ``array1d(range, array)`` / ``array2d(range, range,
array)``. Every value knows its line, so that an error in row 117 of a table can say so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from .errors import FormatError

MAX_RANGE = 1_000_000  # `1..2000000000` is one line of text and gigabytes of numbers
MAX_DEPTH = 20

Content: TypeAlias = "int | frozenset[int] | tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Value:
    line: int
    content: Content


@dataclass(frozen=True, slots=True)
class _Token:
    line: int
    text: str


_TOKEN = re.compile(
    r"(?P<skip>[\s﻿]+|%[^\n]*|/\*.*?\*/)|(?P<token>\[\||\|\]|\.\.|-?\d+(?!\d)|[A-Za-z_]\w*|[\[\]{}(),;=|])", re.DOTALL
)


def parse(text: str, file: str) -> dict[str, Value]:
    """The assigned values by name; ``FormatError`` with the line of the first thing that cannot be read."""
    return _Parser(list(_tokens(text, file)), file).assignments()


def _tokens(text: str, file: str) -> Iterator[_Token]:
    position, line = 0, 1
    while position < len(text):
        found = _TOKEN.match(text, position)
        if not found:
            raise FormatError(file, line, "unexpected_character", character=text[position])
        if found["token"]:
            yield _Token(line, found["token"])
        line += found[0].count("\n")
        position = found.end()


class _Parser:
    def __init__(self, tokens: list[_Token], file: str) -> None:
        self.tokens = tokens
        self.file = file
        self.at = 0
        self.depth = 0

    def assignments(self) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while self.at < len(self.tokens):
            name = self._take()
            if not name.text[0].isalpha():
                raise FormatError(self.file, name.line, "name_expected", found=name.text)
            if name.text in values:
                raise FormatError(self.file, name.line, "assigned_twice", name=name.text)
            self._expect("=")
            values[name.text] = self._value()
            if self.at < len(self.tokens):
                self._expect(";")
        return values

    def _value(self) -> Value:
        self.depth += 1
        token = self._take()
        if self.depth > MAX_DEPTH:
            raise FormatError(self.file, token.line, "nested_too_deeply")
        value = self._value_from(token)
        self.depth -= 1
        return value

    def _value_from(self, token: _Token) -> Value:
        if token.text == "{":
            return Value(token.line, self._set())
        if token.text == "[":
            return Value(token.line, tuple(self._items("]")))
        if token.text == "[|":
            return Value(token.line, self._table())
        if token.text in ("array1d", "array2d"):
            return self._shaped(token)
        return self._number_or_range(token)

    def _number_or_range(self, token: _Token) -> Value:
        first = self._integer(token)
        if self.at >= len(self.tokens) or self._peek() != "..":
            return Value(token.line, first)
        self._take()
        last = self._integer(self._take())
        if last - first >= MAX_RANGE:
            raise FormatError(self.file, token.line, "range_too_long", first=first, last=last)
        return Value(token.line, frozenset(range(first, last + 1)))

    def _integer(self, token: _Token) -> int:
        try:
            return int(token.text)
        except ValueError:
            raise FormatError(self.file, token.line, "number_expected", found=token.text[:40]) from None

    def _items(self, *ends: str) -> Iterator[Value]:
        """Values separated by commas (one may trail) up to one of ``ends``, which is consumed."""
        while self._peek() not in ends:
            yield self._value()
            if self._peek() == ",":
                self._take()
            elif self._peek() not in ends:
                token = self._take()
                raise FormatError(self.file, token.line, "comma_expected", found=token.text[:40])
        self._take()

    def _set(self) -> frozenset[int]:
        members: set[int] = set()
        for item in self._items("}"):
            if not isinstance(item.content, int):
                raise FormatError(self.file, item.line, "number_expected", found="{")
            members.add(item.content)
        return frozenset(members)

    def _table(self) -> tuple[Value, ...]:
        rows: list[Value] = []
        while True:
            line = self._line()
            row = tuple(self._items("|", "|]"))
            if row:
                rows.append(Value(line, row))
            if self.tokens[self.at - 1].text == "|]":
                return tuple(rows)

    def _shaped(self, token: _Token) -> Value:
        self._expect("(")
        *dimensions, data = self._items(")")
        if not dimensions or not isinstance(data.content, tuple):
            raise FormatError(self.file, token.line, "array_expected", found=token.text)
        sizes = [len(d.content) for d in dimensions if not isinstance(d.content, int)]
        if token.text == "array1d":
            return data
        width = sizes[-1] if sizes else 0
        if not width or len(data.content) % width:
            raise FormatError(self.file, token.line, "array_expected", found=token.text)
        cells = data.content
        return Value(token.line, tuple(Value(cells[i].line, cells[i : i + width]) for i in range(0, len(cells), width)))

    def _peek(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else self._take().text

    def _line(self) -> int:
        return self.tokens[min(self.at, len(self.tokens) - 1)].line

    def _take(self) -> _Token:
        if self.at >= len(self.tokens):
            raise FormatError(self.file, self.tokens[-1].line if self.tokens else 1, "ends_too_soon")
        self.at += 1
        return self.tokens[self.at - 1]

    def _expect(self, text: str) -> None:
        token = self._take()
        if token.text != text:
            raise FormatError(self.file, token.line, "sign_expected", sign=text, found=token.text[:40])
