"""The papers of the demonstration: one file behind them all."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from encadena.accounts.models import User
from encadena.firms.models import Document

from . import bulk

CONTENT = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" \
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"  # fmt: skip


class Papers:
    """Documents under keys given here; each has its own fingerprint, though the file is the same."""

    def __init__(self) -> None:
        self.file = default_storage.save("documents/demostracion.pdf", ContentFile(CONTENT))
        self.number = Document.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self.rows: list[Document] = []

    def add(self, **facts: object) -> int:
        """The new document's key."""
        self.number += 1
        self.rows.append(
            Document(
                pk=self.number, file=self.file, file_name="respaldo.pdf", size=len(CONTENT),
                sha256=f"{self.number:064x}", **facts,
            )
        )  # fmt: skip
        return self.number

    def keep(self, actor: User | None) -> None:
        bulk.insert(self.rows, actor=actor)
        self.rows = []
