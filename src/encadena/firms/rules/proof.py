"""What shows that somebody acts for a firm: a PDF or a photo."""

from encadena.kernel.errors import DomainError

from ..errors import PROOF_UNKNOWN
from .document import check_document
from .photo import Readable

PROOFS = frozenset({"pdf", "jpg", "png", "webp"})


def check_proof(file: Readable) -> tuple[str, bytes]:
    """Extension and content. Raises what ``check_document`` raises, and ``proof_unknown`` for office files."""
    extension, content = check_document(file)
    if extension not in PROOFS:
        raise DomainError(PROOF_UNKNOWN)
    return extension, content
