"""What diagnoses tell, after commit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DiagnosisFinished:
    """Its result is frozen; ``client_id`` is None for one that the firm keeps to itself."""

    diagnosis_id: int
    firm_id: int
    client_id: int | None
