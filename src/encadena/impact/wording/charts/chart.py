"""What a picture consists of."""

from collections.abc import Mapping
from dataclasses import dataclass

from encadena.ui.charts import Spec


@dataclass(frozen=True)
class Chart:
    """``title`` names what is shown, ``text`` says it to who cannot see it, ``note`` how it is ordered and marked.

    ``columns`` and ``rows`` are the numbers behind it, as they are read; the first cell of a row is its heading.
    """

    key: str
    title: str
    spec: Spec
    text: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Bar:
    """``value`` is None where it is hidden: the place stays, with ``label`` in it. ``tone``: a colour of the house."""

    name: str
    value: float | None
    label: str
    tone: str = "main"

    def as_data(self) -> Mapping[str, object]:
        return {"name": self.name, "value": self.value or 0, "label": self.label, "tone": self.tone}
