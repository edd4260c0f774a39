"""A share of which not everybody's answer is known, as the four numbers that belong together.

Published alone, "48 %" and "61 %" of the same firms contradict each other; both are right, over all and over the known.
What the truth can be at most and at least is Manski's bound: everybody unknown a no, everybody unknown a yes
(C. Manski, Partial Identification of Probability Distributions, 2003, ch. 1).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """``yes`` of the ``known`` of ``total`` things. Raises ``ValueError`` unless 0 ≤ yes ≤ known ≤ total.

    A share without anything to share is ``None``, never zero.
    """

    yes: int
    known: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.yes <= self.known <= self.total:
            raise ValueError(f"not a share: {self.yes} yes, {self.known} known, {self.total} in all")

    @property
    def unknown(self) -> int:
        return self.total - self.known

    @property
    def over_all(self) -> float | None:
        return _ratio(self.yes, self.total)

    @property
    def over_known(self) -> float | None:
        return _ratio(self.yes, self.known)

    @property
    def unreported(self) -> float | None:
        return _ratio(self.unknown, self.total)

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The lowest and the highest share that the answers allow."""
        return (self.yes / self.total, (self.yes + self.unknown) / self.total) if self.total else None

    def __add__(self, other: "Share") -> "Share":
        return Share(self.yes + other.yes, self.known + other.known, self.total + other.total)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
