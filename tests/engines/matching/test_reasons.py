import json
from datetime import date

from encadena.engines.matching import Reason, as_data


def test_a_reason_survives_json() -> None:
    reason = Reason(
        "certificate_ends_before",
        "failed",
        "buyer",
        {"until": date(2027, 1, 2), "names": ({"es": "x"},)},
        "renew",
        True,
    )

    kept = json.loads(json.dumps(as_data(reason)))

    assert kept["params"] == {"until": "2027-01-02", "names": [{"es": "x"}]}
    assert (kept["code"], kept["state"], kept["side"]) == ("certificate_ends_before", "failed", "buyer")
    assert (kept["way"], kept["hard"]) == ("renew", True)
