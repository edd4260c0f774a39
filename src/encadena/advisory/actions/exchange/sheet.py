"""What one subject of the exchange has to say; all else (files, columns, chunks, undo, faults) is the same for all."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from encadena.accounts.models import User
from encadena.firms.choices import ChangeState
from encadena.kernel.errors import DomainError

from ...choices import MadeKind
from ...models import SheetImport, SheetMade
from ...rules.exchange.columns import Columns
from ...rules.exchange.drafts import RowDraft

D = TypeVar("D", bound=RowDraft)
K = TypeVar("K")


@dataclass
class Admitted(Generic[D]):
    """``known`` are in the register already and stay as they are."""

    new: list[D] = field(default_factory=list)
    known: list[D] = field(default_factory=list)
    bad: list[D] = field(default_factory=list)


class Sheet(ABC, Generic[D, K]):
    """``D`` is a row of it, ``K`` what was read of the register to understand the rows."""

    columns: ClassVar[Columns]
    draft: ClassVar[type[RowDraft]]
    chunk: ClassVar[int] = 500
    field_of: ClassVar[Mapping[str, str]] = {}
    """Code of an error → the field whose cell is to blame, unless the error says so itself (``cell``)."""
    usual_field: ClassVar[str] = "ruts"

    @abstractmethod
    def resolve(self, batch: SheetImport, drafts: list[D], *, actor: User | None) -> K:
        """Whom and what the cells name; gives the keys, and sorts the drafts so that a chunk touches little."""

    @abstractmethod
    def prepare(self, drafts: Sequence[D], known: K) -> None:
        """Read what a chunk of drafts is held against, in a fixed number of queries."""

    @abstractmethod
    def admit(self, draft: D, known: K) -> bool:
        """Whether the row is new; it is remembered in ``known``, so that later rows are held against it too.

        False: it is there already (differences become warnings). Raises what the form of one record would.
        """

    @abstractmethod
    def forget(self, known: K) -> None:
        """Of ``known``, what was only planned: the next chunk reads what has been written."""

    @abstractmethod
    def shown(self, draft: D, known: K) -> dict[str, Any]:
        """A new row as the preview tells it: ``row``, ``on``, ``who``, ``what``, ``amount``."""

    @abstractmethod
    def lock(self, drafts: Sequence[D], *, actor: User | None) -> None:
        """Take turns with those who write the same records one by one; in the same order everywhere."""

    @abstractmethod
    def write(self, batch: SheetImport, drafts: Sequence[D], known: K, *, actor: User | None) -> None:
        """The new rows of a chunk with their journal (``SheetMade``), audit and events, in the caller's transaction."""

    @abstractmethod
    def take_back(self, batch: SheetImport, made: Sequence[SheetMade], *, actor: User | None) -> None:
        """Remove what can be removed; ``settle`` the rest with the reason."""

    def tally(self, drafts: Sequence[D]) -> dict[str, int]:
        """What the preview counts besides rows."""
        return {}

    def admit_all(self, drafts: Sequence[D], known: K) -> Admitted[D]:
        found: Admitted[D] = Admitted(bad=[draft for draft in drafts if draft.bad])
        rest = [draft for draft in drafts if not draft.bad]
        self.prepare(rest, known)
        for draft in rest:
            try:
                (found.new if self.admit(draft, known) else found.known).append(draft)
            except DomainError as error:
                cell = str(error.params.get("cell", "")) or self.field_of.get(error.code, self.usual_field)
                draft.refuse(cell, error)
                found.bad.append(draft)
        return found


def settle(made: Sequence[SheetMade], reasons: Mapping[int, str], *, actor: User | None) -> list[SheetMade]:
    """Write the outcome of an undo; ``reasons`` by number of the row, missing or empty for undone. Returns those."""
    by_reason: dict[str, list[int]] = defaultdict(list)
    for row in made:
        by_reason[reasons.get(row.pk, "")].append(row.pk)
    for reason, ids in by_reason.items():
        state = ChangeState.REFUSED if reason else ChangeState.UNDONE
        SheetMade.objects.filter(pk__in=ids).update(state=state, reason=reason)
    return [row for row in made if not reasons.get(row.pk)]


def ids_of(made: Collection[SheetMade], what: MadeKind, *, actor: User | None) -> list[int]:
    return [row.object_id for row in made if row.what == what]
