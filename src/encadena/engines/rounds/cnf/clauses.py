"""Clauses over numbered literals, and the few shapes that a round needs: at most one of them, how many of them."""

from collections.abc import Sequence
from typing import TypeAlias

Literal: TypeAlias = int  # a variable's number, negative for its opposite

TRUE: Literal = 1
FALSE: Literal = -1
PAIRWISE = 5  # up to so many, every pair is forbidden by itself


class Clauses:
    """``flat`` holds one clause after the other, each ended by 0. Constant literals are left out."""

    def __init__(self) -> None:
        self.flat: list[Literal] = [TRUE, 0]
        self.variables = 1

    def new(self) -> Literal:
        self.variables += 1
        return self.variables

    def add(self, *literals: Literal) -> None:
        """At least one of ``literals``; none at all is a contradiction."""
        if TRUE in literals:
            return
        if FALSE in literals or not literals:
            literals = tuple(literal for literal in literals if literal != FALSE) or (FALSE,)
        self.flat.extend(literals)
        self.flat.append(0)

    def any_of(self, literals: Sequence[Literal]) -> Literal:
        """A literal that is true exactly if one of ``literals`` is."""
        kept = [literal for literal in literals if literal != FALSE]
        if TRUE in kept:
            return TRUE
        if len(kept) < 2:
            return kept[0] if kept else FALSE
        found = self.new()
        for literal in kept:
            self.add(-literal, found)
        self.add(-found, *kept)
        return found

    def all_of(self, literals: Sequence[Literal]) -> Literal:
        return -self.any_of([-literal for literal in literals])

    def at_most_one(self, literals: Sequence[Literal]) -> None:
        left = [literal for literal in literals if literal != FALSE]
        while len(left) > PAIRWISE:
            three, left = left[:3], left[3:]
            self._no_pair(three)
            left.insert(0, self.new())
            for literal in three:
                self.add(-literal, left[0])
        self._no_pair(left)

    def _no_pair(self, literals: Sequence[Literal]) -> None:
        for i, one in enumerate(literals):
            for other in literals[:i]:
                self.add(-one, -other)

    def count(self, literals: Sequence[Literal], most: int) -> list[Literal]:
        """Literals that say "at least 1, 2, … of these are true", up to ``most`` of them (a totaliser)."""
        kept = [literal for literal in literals if literal != FALSE]
        if len(kept) < 2:
            return kept[:most]
        half = len(kept) // 2
        return self.merged(self.count(kept[:half], most), self.count(kept[half:], most), most)

    def merged(
        self, one: Sequence[Literal], other: Sequence[Literal], most: int, *, exact: bool = True
    ) -> list[Literal]:
        """The count of two counts together. Not ``exact``: too few true literals may still count as many."""
        found = [self.new() for _ in range(min(len(one) + len(other), most))]
        for i in range(min(len(one), len(found)) + 1):
            for j in range(min(len(other), len(found) - i) + 1):
                if i + j:
                    self.add(found[i + j - 1], *[-literal for literal in (*one[i - 1 : i], *other[j - 1 : j])])
                if exact and i + j < len(found):
                    self.add(-found[i + j], *one[i : i + 1], *other[j : j + 1])
        return found
