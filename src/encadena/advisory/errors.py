"""Codes of what can be wrong; the sentences are in ``wording``."""

AREA_CODE_TAKEN = "area_code_taken"
AREA_RETIRED = "area_retired"
