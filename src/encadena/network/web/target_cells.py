"""The cells of the grid in which targets are typed, and what was typed in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from encadena.kernel.errors import DomainError

from ..actions.target_batch import TargetChange
from ..models import Centre
from ..registry import Indicator
from ..rules import check_target
from ..wording.errors import sentence


def number_typed(text: str) -> int | None:
    """``1.200`` is 1200, nothing is None; what is no whole number comes back as -1, which no target may be."""
    plain = text.strip().replace(".", "")
    if not plain:
        return None
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 12 else -1


@dataclass
class Cell:
    """``was`` is what the person saw, ``typed`` what they left there; ``before`` is last year's result."""

    centre: Centre
    indicator: Indicator
    was: int | None
    typed: str
    before: float | None = None
    error: str = ""

    @property
    def name(self) -> str:
        return f"{self.centre.pk}-{self.indicator.code}"

    def change(self) -> TargetChange | None:
        """None when nothing was changed. Raises what is wrong with the number."""
        value = number_typed(self.typed)
        if value == self.was:
            return None
        if value == -1:
            raise DomainError("target_invalid", value=self.typed)
        if value is not None:
            check_target(value)
        return TargetChange(self.centre, self.indicator.code, self.was, value)


@dataclass
class Grid:
    rows: list[tuple[Centre, list[Cell]]] = field(default_factory=list)

    def cells(self) -> Iterator[Cell]:
        for _centre, row in self.rows:
            yield from row

    def changes(self) -> list[TargetChange]:
        """Marks every cell whose number cannot be a target."""
        found = []
        for cell in self.cells():
            try:
                change = cell.change()
            except DomainError as error:
                cell.error = sentence(error)
            else:
                found += [change] if change else []
        return found

    @property
    def wrong(self) -> int:
        return sum(bool(cell.error) for cell in self.cells())

    def take_over(self, standing: Mapping[tuple[int, str], int], moved: Sequence[object], text: str) -> None:
        """What somebody else saved is what the person sees from now on, beside what they typed."""
        for cell in self.cells():
            key = (cell.centre.pk, cell.indicator.code)
            if key in moved:
                cell.was, cell.error = standing.get(key), text
