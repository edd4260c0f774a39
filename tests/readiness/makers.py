"""Questionnaires and diagnoses for tests, made as rows; what a test is about it names."""

from collections.abc import Mapping
from typing import Any

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.firms.models import Document, Firm
from encadena.readiness.actions.diagnosis import open_diagnosis
from encadena.readiness.actions.rating import answer_item
from encadena.readiness.models import Diagnosis, Questionnaire, QuestionnaireVersion
from encadena.readiness.planning.questionnaire import read


def words(text: str) -> dict[str, str]:
    return {"es": text, "en": f"{text} (en)"}


def an_item(code: str, **fields: Any) -> dict[str, Any]:
    levels = [{"value": n, "text": words(f"nivel {n} de {code}")} for n in range(4)]
    return {"code": code, "text": words(f"¿{code}?"), "levels": levels, **fields}


def a_content(*items: Mapping[str, Any], vetoes: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Two dimensions: the items asked for (or three plain ones), and one more."""
    chosen = list(items) or [an_item("a"), an_item("b"), an_item("c")]
    return {
        "dimensions": [
            {"code": "one", "name": words("Primera"), "threshold": 50, "items": chosen},
            {"code": "two", "name": words("Segunda"), "threshold": 60, "items": [an_item("z")]},
        ],
        "vetoes": vetoes if vetoes is not None else [a_veto(chosen[0]["code"])],
    }


def a_veto(item: str, at_most: int = 0) -> dict[str, Any]:
    texts = {"reason": words(f"Sin {item} no se puede"), "remedy": words(f"Consigue {item}")}
    return {"code": f"no_{item}", "item": item, "at_most": at_most, **texts}


def a_version(content: dict[str, Any] | None = None, state: str = "published", **fields: Any) -> QuestionnaireVersion:
    """The first version of a new questionnaire."""
    number = Questionnaire.objects.count() + 1
    fields = {"code": f"prueba-{number}", "name_es": f"Prueba {number}", "name_en": f"Test {number}", **fields}
    made = Questionnaire.objects.create(**fields)
    content = a_content() if content is None else content
    return QuestionnaireVersion.objects.create(questionnaire=made, number=1, content=content, state=state)


def shipped(code: str = "export") -> QuestionnaireVersion:
    return QuestionnaireVersion.objects.get(questionnaire__code=code, state="published")


def a_diagnosis(client: Client | None = None, firm: Firm | None = None, **fields: Any) -> Diagnosis:
    owner = firm or (client.firm if client else None)
    assert owner is not None
    fields = {"kinds": ["goods"], "actor": None, **fields}
    version = fields.pop("version", None) or a_version()
    return open_diagnosis(owner, version=version, client=client, **fields)


def rate(diagnosis: Diagnosis, rater: str, actor: User | None = None, **values: int | str) -> None:
    """``a=2`` a value; ``a="unknown"`` or ``a="not_applicable"`` a state."""
    for item, said in values.items():
        told = {"state": "value", "value": said} if isinstance(said, int) else {"state": said}
        answer_item(diagnosis, rater=rater, item=item, actor=actor, **told)  # type: ignore[arg-type]


def rate_all(diagnosis: Diagnosis, rater: str, value: int = 2, actor: User | None = None) -> None:
    for code in read(diagnosis.version).items:
        answer_item(diagnosis, rater=rater, item=code, state="value", value=value, actor=actor)


def a_document(firm: Firm, title: str = "Resolución", **fields: Any) -> Document:
    fields = {"kind": "evidence", "file": "documents/x.pdf", "file_name": "x.pdf", "size": 9, "sha256": title, **fields}
    return Document.objects.create(firm=firm, title=title, **fields)
