"""Shares of a firm over time, and whether women own more than half of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from encadena.kernel.errors import DomainError

from ..choices import FemaleOwned, Gender
from ..errors import DATES_REVERSED, SHARE_OUT_OF_RANGE, SHARES_EXCEED_100

WHOLE = Decimal(100)
HALF = Decimal(50)


@dataclass(frozen=True)
class Span:
    """A share (percent, None = not reported) held in [since, until); None = from ever, to date."""

    share: Decimal | None
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or self.until > day)


@dataclass(frozen=True)
class Part:
    """One owner today: a share, and the gender of the person. ``gender`` None: the owner is another firm."""

    share: Decimal | None
    gender: str | None


@dataclass(frozen=True)
class WomensShare:
    """What women surely own (``low``) and what they own at most (``high``), in percent."""

    low: Decimal
    high: Decimal

    @property
    def answer(self) -> FemaleOwned:
        if self.low > HALF:
            return FemaleOwned.YES
        return FemaleOwned.NO if self.high <= HALF else FemaleOwned.UNKNOWN


def check_share(share: Decimal | None) -> Decimal | None:
    """A share is more than 0 and at most 100 percent, with three decimals. Raises ``share_out_of_range``."""
    if share is None:
        return None
    if not share.is_finite() or not 0 < share.quantize(Decimal("0.001")) <= WHOLE:
        raise DomainError(SHARE_OUT_OF_RANGE, value=str(share))
    return share.quantize(Decimal("0.001"))


def check_span(since: date | None, until: date | None) -> None:
    """A span ends after it begins. Raises ``dates_reversed``."""
    if since and until and until <= since:
        raise DomainError(DATES_REVERSED, since=since, until=until)


def check_total(spans: Iterable[Span]) -> None:
    """Known shares never sum to more than 100 on any day. Raises ``shares_exceed_100`` with the first such day.

    The sum can only grow on a day when a span begins, so only those days (and the time before all of them) are tried.
    """
    known = [span for span in spans if span.share is not None]
    for day in sorted({span.since or date.min for span in known}):
        total = sum((s.share for s in known if s.share is not None and s.holds_on(day)), Decimal(0))
        if total > WHOLE:
            raise DomainError(SHARES_EXCEED_100, total=str(total.normalize()), on=None if day == date.min else day)


def womens_share(parts: Iterable[Part]) -> WomensShare:
    """Bounds on what women own.

    Whatever is not known to be somebody else's could be a woman's: shares of persons whose gender is not reported,
    shares of owner firms, and the part of the firm that no reported share covers.
    """
    parts = list(parts)
    women = sum((p.share for p in parts if p.share is not None and p.gender == Gender.FEMALE), Decimal(0))
    others = sum(
        (p.share for p in parts if p.share is not None and p.gender in {Gender.MALE, Gender.OTHER}), Decimal(0)
    )
    return WomensShare(low=women, high=max(women, WHOLE - others))


def female_owned(parts: Iterable[Part]) -> FemaleOwned:
    """Yes when women surely own more than 50 %; no when they cannot own more than 50 %; otherwise not known.

    Exactly half is no. This is the rule that the screen states beside the answer.
    """
    return womens_share(parts).answer
