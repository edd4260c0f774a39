"""Files of a mission: its rules, forms, tickets. They are judged by their content, as papers of firms are."""

import hashlib
import secrets

from django.core.files.base import ContentFile
from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.rules.document import check_document
from encadena.firms.rules.photo import Readable
from encadena.kernel import clock

from ..errors import MissionError
from ..models import Mission, Paper

MOST = 30


def add_paper(mission: Mission, *, title: str, upload: Readable, for_chosen: bool = False, actor: User | None) -> Paper:
    """The same file again gives the one that is there. Raises ``papers_full`` and what ``check_document`` raises."""
    extension, content = check_document(upload)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        Mission.objects.select_for_update().get(pk=mission.pk)
        current = Paper.objects.filter(mission=mission, withdrawn_at__isnull=True)
        if same := current.filter(sha256=digest, for_chosen=for_chosen).first():
            return same
        if current.count() >= MOST:
            raise MissionError("papers_full", most=MOST)
        made = Paper(
            mission=mission, title=title, for_chosen=for_chosen, size=len(content), sha256=digest, added_by=actor
        )
        made.file.save(f"{secrets.token_hex(16)}.{extension}", ContentFile(content), save=False)
        made.save()
        record("mission.paper_added", mission, actor=actor, context={"paper": title})
    return made


def withdraw_paper(paper: Paper, *, actor: User | None) -> None:
    """Nobody reads it any more; the file stays. ``bring_back_paper`` undoes it."""
    _set(paper, withdrawn=True, actor=actor)


def bring_back_paper(paper: Paper, *, actor: User | None) -> None:
    _set(paper, withdrawn=False, actor=actor)


def _set(paper: Paper, *, withdrawn: bool, actor: User | None) -> None:
    with transaction.atomic():
        rows = Paper.objects.filter(pk=paper.pk, withdrawn_at__isnull=withdrawn)
        if rows.update(withdrawn_at=clock.now() if withdrawn else None):
            verb = "mission.paper_withdrawn" if withdrawn else "mission.paper_back"
            record(verb, paper.mission, actor=actor, context={"paper": paper.title})
