"""What is known of a firm that says which branches of a questionnaire it walks."""

from encadena.firms.models import Firm, FirmActivity, Offering

from ..rules.kinds import likely_kinds


def kinds_hinted_by(firm: Firm) -> list[str]:
    """From its kind, its size, what it offers and what it does."""
    offered = Offering.objects.filter(firm=firm, withdrawn_at__isnull=True).values_list("kind", flat=True)
    activities = FirmActivity.objects.filter(firm=firm).values_list("activity_id", flat=True)
    return likely_kinds(firm.kind, firm.legal_size, set(offered), set(activities))
