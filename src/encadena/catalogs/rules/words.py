"""Spanish words of an offering, reduced to what can be compared."""

from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer import stemmer

from encadena.kernel import text

_SPANISH = stemmer("spanish")

# Words that say nothing about what is sold.
EMPTY = frozenset([
    "a", "al", "algo", "ante", "asi", "cada", "como", "con", "cual", "de", "del", "desde", "donde", "e", "el", "ella",
    "ellas", "ellos", "en", "entre", "es", "esta", "este", "esto", "estos", "ha", "hasta", "la", "las", "le", "les",
    "lo", "los", "mas", "me", "mi", "mis", "muy", "ni", "no", "nos", "nuestra", "nuestras", "nuestro", "nuestros",
    "o", "para", "pero", "por", "que", "se", "ser", "si", "sin", "sobre", "son", "su", "sus", "te", "tu", "tus", "u",
    "un", "una", "unas", "uno", "unos", "y", "ya", "the", "of", "and", "for", "in", "to", "with", "or", "other", "n",
    "c", "p", "e",
])  # fmt: skip

# Words that many offerings share; they may help, but never decide.
WEAK = frozenset([
    "servicio", "servicios", "producto", "productos", "venta", "ventas", "empresa", "empresas", "artesanal",
    "artesanales", "artesanos", "artesano", "artesana", "organico", "organica", "organicos", "organicas", "natural",
    "naturales", "hecho", "hecha", "hechos", "hechas", "mano", "manual", "elaboracion", "fabricacion", "produccion",
    "comercializacion", "distribucion", "tipo", "tipos", "gourmet", "premium", "local", "locales", "chileno",
    "chilena", "chilenos", "chilenas", "demas", "otro", "otra", "otros", "otras", "articulo", "articulos", "incluso",
    "excepto", "general", "alta", "calidad", "medida", "pedido", "diferentes", "varios", "todo", "toda", "todos",
    "todas", "partes", "similares", "rural", "sur", "lago", "chile", "clientes", "nuevo", "nueva", "ecologico",
    "ecologica", "sustentable", "sustentables", "personalizado", "personalizada", "personalizados", "personalizadas",
    "tradicional", "tradicionales", "casero", "casera", "caseros", "caseras", "saludable", "saludables", "tercero",
    "terceros", "tradicion", "industrial", "industriales", "pequeno", "grande",
])  # fmt: skip

# What follows one of these qualifies the thing but is not the thing: "harina sin gluten", "papas para semilla".
QUALIFIES = {
    "de": 0.85,
    "del": 0.85,
    "con": 0.5,
    "en": 0.5,
    "para": 0.5,
    "a": 0.7,
    "al": 0.7,
    "sin": 0.3,
    "por": 0.4,
    "y": 1.0,
}
# How a food was prepared decides its heading more than the food itself: "murta en almíbar" is no fresh fruit.
DECISIVE = frozenset([
    "almibar", "conserva", "conservas", "congelado", "congelada", "congelados", "congeladas", "deshidratado",
    "deshidratada", "deshidratados", "deshidratadas", "seco", "seca", "secos", "secas", "ahumado", "ahumada",
    "ahumados", "ahumadas", "confitado", "confitada", "confitados", "confitadas", "liofilizado", "liofilizada",
    "liofilizados", "liofilizadas", "chocolate", "mermelada", "jugo", "licor", "vinagre", "encurtido", "encurtidos",
    "encurtidas", "escabeche", "pickles", "lata", "tostado", "tostada", "tostados", "tostadas",
])  # fmt: skip
_DECISIVE_WEIGHT = 1.5

# Letters that sound alike, in the order in which they are replaced.
_SOUNDS = (
    ("qu", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("z", "s"),
    ("x", "s"),
    ("ch", "C"),
    ("h", ""),
    ("c", "k"),
    ("v", "b"),
    ("ll", "y"),
    ("ge", "je"),
    ("gi", "ji"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("w", "gu"),
)
_WEAK_WEIGHT = 0.25
_HEAD_WEIGHT = 1.35


@dataclass(frozen=True)
class Word:
    """One telling word of a text: as typed (folded), its stem, and how much it says about the thing (0–1.35)."""

    typed: str
    stem: str
    weight: float


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word; short words and numbers stay as they are."""
    if len(word) < 4 or word.isdigit():
        return word
    # Folding has removed the accents that the stemmer looks for, on both sides alike.
    return str(_SPANISH.stemWord(word))


def sound(word: str) -> str:
    """How a folded word sounds in Chile, for people who write "aseite" and "oliba"."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return word


def stems(phrase: str) -> tuple[str, ...]:
    """The stems of the telling words of a name or keyword, in their order, without repeats."""
    return tuple(dict.fromkeys(stem(word) for word in text.words(phrase) if word not in EMPTY))


def telling_words(offering: str) -> list[Word]:
    """The words of an offering with their weight: the first telling word is the thing, later ones qualify it."""
    found: list[Word] = []
    factor, head, preposition = 1.0, True, ""
    for word in text.words(offering):
        if word in EMPTY:
            factor, preposition = QUALIFIES.get(word, factor), word
            continue
        weight = factor * (_WEAK_WEIGHT if word in WEAK else 1.0)
        if word in DECISIVE and preposition in {"", "de", "en", "al"}:
            weight = _DECISIVE_WEIGHT
        elif head and word not in WEAK:
            weight, head = weight * _HEAD_WEIGHT, False
        preposition = ""
        if all(stem(word) != known.stem for known in found):
            found.append(Word(word, stem(word), weight))
    return found
