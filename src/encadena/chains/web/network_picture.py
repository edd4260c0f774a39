"""The network as an SVG: where each spot, its label and each line stand, in units of the picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.ui import figures

from ..planning.picture import HIDDEN, Drawn, is_fold, is_fold_of_buyers

WIDTH, SIDE, ROW, TOP = 1000, 250, 26, 14
LETTERS, LETTERS_BETWEEN = 32, 22
THINNEST, THICKEST = 1.0, 11.0


@dataclass(frozen=True)
class Spot:
    """``tone`` is a class of the stylesheet; ``anchor`` of the label as SVG says it."""

    x: int
    y: int
    label: str
    whole: str
    label_x: int
    anchor: str
    tone: str

    @property
    def top(self) -> int:
        return self.y - 8

    @property
    def left(self) -> int:
        return self.x - 5

    @property
    def base(self) -> int:
        return self.y + 4


@dataclass(frozen=True)
class Line:
    path: str
    width: str
    words: str
    tone: str


@dataclass(frozen=True)
class Svg:
    height: int
    spots: Sequence[Spot]
    lines: Sequence[Line]

    @property
    def width(self) -> int:
        return WIDTH


def svg_of(drawn: Drawn, tones: Mapping[int, str] | None = None) -> Svg | None:
    """None when there is nothing to draw. ``tones``: key → class, where a spot is not just a seller or a buyer."""
    told, picture = tones or {}, drawn.picture
    if not picture.ties:
        return None
    height = picture.tallest * ROW + 2 * TOP
    sellers = {tie.seller for tie in picture.ties}
    labels = {spot.key: _label(drawn, spot.key, spot.folded) for spot in picture.spots}
    spots = [
        _spot(
            _x(spot.layer, picture.layers), _y(spot.height, height), labels[spot.key],
            "first" if spot.layer == 0 else "last" if spot.layer == picture.layers - 1 else "middle",
            told.get(spot.key, _tone(spot.key, sellers)),
        )
        for spot in picture.spots
    ]  # fmt: skip
    lines = [
        Line(
            _path([(_x(layer, picture.layers), _y(at, height)) for layer, at in tie.through]),
            _width(tie.weight),
            _words(labels[tie.seller], labels[tie.buyer], tie.amount),
            "unknown" if tie.weight is None else told.get(tie.buyer, "plain"),
        )
        for tie in sorted(picture.ties, key=lambda tie: -(tie.weight or 0))
    ]
    return Svg(height, spots, lines)


def _spot(x: int, y: int, whole: str, side: str, tone: str) -> Spot:
    most = LETTERS_BETWEEN if side == "middle" else LETTERS
    label = whole if len(whole) <= most else f"{whole[: most - 1].rstrip()}…"
    return Spot(x, y, label, whole, x - 12 if side == "first" else x + 12, "end" if side == "first" else "start", tone)


def _tone(key: int, sellers: set[int]) -> str:
    if key == HIDDEN or is_fold(key):
        return "folded"
    return "seller" if key in sellers else "buyer"


def _label(drawn: Drawn, key: int, folded: int) -> str:
    if key == HIDDEN:
        n = drawn.hidden
        return ngettext("%(n)s empresa que no es tuya", "%(n)s empresas que no son tuyas", n) % {"n": figures.number(n)}
    if is_fold_of_buyers(key):
        words = ngettext("otro comprador (%(n)s)", "otros %(n)s compradores", folded)
        return words % {"n": figures.number(folded)}
    if is_fold(key):
        return ngettext("otra empresa (%(n)s)", "otras %(n)s empresas", folded) % {"n": figures.number(folded)}
    return drawn.names.get(key, "")


def _words(seller: str, buyer: str, amount: float | None) -> str:
    if amount is None:
        return _("%(seller)s → %(buyer)s: no se sabe cuánto") % {"seller": seller, "buyer": buyer}
    return f"{seller} → {buyer}: {figures.money(int(amount))}"


def _x(layer: int, layers: int) -> int:
    return SIDE + round(layer * (WIDTH - 2 * SIDE) / max(1, layers - 1))


def _y(height: float, whole: int) -> int:
    return TOP + round(height * (whole - 2 * TOP))


def _width(weight: float | None) -> str:
    """The area that the eye sees grows with the amount, so the width grows with its root."""
    return f"{THINNEST + (THICKEST - THINNEST) * (weight or 0) ** 0.5:.1f}"


def _path(points: Sequence[tuple[int, int]]) -> str:
    (x, y), *rest = points
    parts = [f"M{x} {y}"]
    for to_x, to_y in rest:
        bend = (to_x - x) // 2 if to_x > x else 60
        parts.append(f"C{x + bend} {y} {to_x - bend if to_x > x else to_x + bend} {to_y} {to_x} {to_y}")
        x, y = to_x, to_y
    return " ".join(parts)
