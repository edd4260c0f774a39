"""Forms 641 (counselling) and 888 (training) of the United States: what of ours is what of theirs.

Only the public codes of the forms. An area that has no topic of its own there is told as *Other* with its name, and
whoever exports is told which ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from encadena.kernel.errors import DomainError

from ...choices import Mode, TrainingMode
from ...errors import QUARTER_INVALID

OTHER = "Other"
TOPICS: Mapping[str, str] = {
    "management": "Business Operations/Management",
    "finance": "Business Financial/Cash Flow",
    "funding": "Business Financing/Capital Sources",
    "tax_and_law": "Tax Planning",
    "marketing": "Marketing/Sales",
    "digitalisation": "Technology",
    "operations": "Business Operations/Management",
    "people": "Human Resources/Managing Employees",
    "foreign_trade": "International Trade",
    "public_procurement": "Government Contracting",
    "other": OTHER,
}
SESSION_TYPES: Mapping[str, str] = {
    Mode.CENTRE: "Face-to-face",
    Mode.FIRM: "Face-to-face",
    Mode.PHONE: "Telephone",
    Mode.VIDEO: "Online",
}
FORMATS: Mapping[str, str] = {
    TrainingMode.IN_PERSON: "In-person",
    TrainingMode.ONLINE: "Online",
    TrainingMode.HYBRID: "Hybrid",
}
COUNTRY = "Chile"
LANGUAGES: Mapping[str, str] = {"es": "Spanish", "en": "English"}


@dataclass(frozen=True)
class Quarter:
    """Three months of the calendar: ``number`` 1 begins in January."""

    year: int
    number: int

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        following = Quarter(self.year + self.number // 4, self.number % 4 + 1)
        return following.first - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @classmethod
    def before(cls, day: date) -> "Quarter":
        """The last one that was over on ``day``."""
        number = (day.month - 1) // 3
        return cls(day.year, number) if number else cls(day.year - 1, 4)


def quarter_of(year: str, number: str) -> Quarter:
    """Raises ``quarter_invalid``."""
    if not (year.isascii() and year.isdigit() and 2000 <= int(year) <= 2999 and number in {"1", "2", "3", "4"}):
        raise DomainError(QUARTER_INVALID, year=year[:10], number=number[:10])
    return Quarter(int(year), int(number))


def topic_of(area_code: str) -> str:
    return TOPICS.get(area_code, OTHER)


def is_mapped(area_code: str) -> bool:
    return area_code in TOPICS


def hours(minutes: int) -> str:
    """With two decimals, as the forms have them."""
    return f"{minutes / 60:.2f}"
