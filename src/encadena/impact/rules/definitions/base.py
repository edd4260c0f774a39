"""What a definition says, and the fingerprint of its words."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Definition:
    """How one figure of the report is counted. ``shape``: the kind of figure (``count``, ``portion``, ``money`` …).

    All sentences are Spanish msgids. ``of`` names what a ratio divides (codes of two figures). Whoever changes a word
    or the way of counting raises ``version``: the committed table of fingerprints and its test hold that.
    """

    code: str
    version: int
    shape: str
    name: str
    unit: str
    counts: str
    period: str
    base: str
    unknowns: str
    leaves_out: str
    owner: str
    of: tuple[str, str] | None = None

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits of the code, the version and every Spanish word."""
        words = (self.name, self.unit, self.counts, self.period, self.base, self.unknowns, self.leaves_out, self.owner)
        text = "\n".join((self.code, str(self.version), self.shape, *(self.of or ()), *words))
        return sha256(text.encode()).hexdigest()[:16]
