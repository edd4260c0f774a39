"""Why a round has no agenda, in words: who or what cannot fit, and what to change."""

from collections.abc import Mapping
from typing import Any

from encadena.engines.rounds.diagnose.wishes import Wish

from ..planning import Reason
from ..queries.names import Names
from .rounds import reason_sentence
from .violations import called, in_words


def sentence(row: Mapping[str, Any], names: Names) -> str:
    """The sentence for a reason that was kept as JSON in the result of a job."""
    params = in_words({k: tuple(v) if isinstance(v, list) else v for k, v in row["params"].items()})
    wishes = tuple(Wish(w["kind"], tuple(w["subjects"]), w["slot"]) for w in row.get("wishes", ()))
    reason = Reason(row["code"], tuple(row["participants"]), tuple(row["meetings"]), params, wishes)
    return reason_sentence(reason, called(names))
