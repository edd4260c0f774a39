"""Milestones, follow-ups, pilot groups, referrals."""

from collections.abc import Callable

from encadena.advisory.models import Client, Cohort, CohortMember, FollowUp, Referral
from encadena.kernel import clock

from ..advisory.makers import a_client, a_milestone
from ..factories import an_institution
from .base import ALL, FIRM, Arguments, Side, Subject, Url, cast
from .firms import FIRM_ITSELF

CLIENT_READERS = cast("adviser head coordinator rival agency agency_region administrator")
CLIENT_WORKERS = cast("adviser head coordinator rival administrator")
COHORT_MANAGERS = cast("head coordinator agency agency_region administrator")


def _client(side: Side) -> Client:
    found = Client.objects.filter(firm=side.firm, centre=side.centre).first()
    return found or a_client(side.centre, side.adviser, side.firm)


def _hung(make: Callable[[Client], object]) -> Callable[[Side], Arguments]:
    return lambda side: {"pk": getattr(make(_client(side)), "pk", None)}


def _cohort(side: Side) -> Cohort:
    cohort = Cohort.objects.create(name="Piloto", starts_on=clock.today(), region=side.centre.region)
    cohort.centres.set([side.centre])
    return cohort


def _cohort_member(side: Side) -> Arguments:
    member = CohortMember.objects.create(cohort=_cohort(side), client=_client(side), part="focus")
    return {"pk": member.cohort_id, "row": member.pk}


def _follow_up(client: Client) -> FollowUp:
    return FollowUp.objects.create(client=client, centre=client.centre, months=6, due_on=clock.today())


def _referral(client: Client) -> Referral:
    today = clock.today()
    return Referral.objects.create(
        client=client, firm=client.firm, from_centre=client.centre, to_institution=an_institution(), reason="Exportar",
        agreed_on=today, answer_by=today,
    )  # fmt: skip


CLIENT_OF = Subject(
    _hung(lambda client: client),
    own=cast("adviser head coordinator agency agency_region owner administrator"),
    rival=cast("rival agency agency_region administrator"),
)
A_MILESTONE = CLIENT_OF.at(_hung(a_milestone))
A_FOLLOW_UP = CLIENT_OF.at(_hung(_follow_up))
A_REFERRAL = CLIENT_OF.at(_hung(_referral))
COHORT = Subject(
    lambda side: {"pk": _cohort(side).pk},
    own=cast("adviser head coordinator agency agency_region administrator"),
    rival=cast("rival agency agency_region administrator"),
)
COHORT_MEMBER = COHORT.at(_cohort_member)


POLICY: dict[str, Url] = {
    "advisory:client_milestones": Url(ALL, CLIENT_OF),
    "advisory:baseline_fix": Url(CLIENT_WORKERS, CLIENT_OF, post=True),
    "advisory:milestone_new": Url(
        CLIENT_WORKERS, CLIENT_OF.at(lambda side: {"pk": _client(side).pk, "kind": "finance"})
    ),
    "advisory:firm_milestones": Url(ALL, FIRM),
    "advisory:milestones": Url(ALL),
    "advisory:milestones_export": Url(ALL),
    "advisory:milestone": Url(ALL, A_MILESTONE),
    "advisory:milestone_correct": Url(CLIENT_WORKERS, A_MILESTONE),
    "advisory:milestone_attribute": Url(CLIENT_WORKERS | cast("owner"), A_MILESTONE, post=True),
    "advisory:milestone_verify": Url(COHORT_MANAGERS, A_MILESTONE, post=True),
    "advisory:milestone_return": Url(COHORT_MANAGERS, A_MILESTONE, post=True),
    "advisory:milestone_withdraw": Url(CLIENT_WORKERS, A_MILESTONE, post=True),
    "advisory:milestone_restore": Url(CLIENT_WORKERS, A_MILESTONE, post=True),
    "advisory:follow_ups": Url(ALL),
    "advisory:follow_up": Url(ALL, A_FOLLOW_UP),
    "advisory:follow_up_answer": Url(CLIENT_WORKERS, A_FOLLOW_UP, post=True),
    "advisory:follow_up_attempt": Url(CLIENT_WORKERS, A_FOLLOW_UP, post=True),
    "advisory:follow_up_close": Url(CLIENT_WORKERS, A_FOLLOW_UP, post=True),
    "advisory:portal_follow_up": Url(FIRM_ITSELF, A_FOLLOW_UP),
    "advisory:follow_up_reopen": Url(CLIENT_WORKERS, A_FOLLOW_UP, post=True),
    "advisory:cohorts": Url(ALL),
    "advisory:cohort_new": Url(COHORT_MANAGERS),
    "advisory:cohort": Url(ALL, COHORT),
    "advisory:cohort_edit": Url(COHORT_MANAGERS, COHORT),
    "advisory:cohort_start": Url(COHORT_MANAGERS, COHORT, post=True),
    "advisory:cohort_close": Url(COHORT_MANAGERS, COHORT, post=True),
    "advisory:cohort_reopen": Url(COHORT_MANAGERS, COHORT, post=True),
    "advisory:cohort_enter": Url(COHORT_MANAGERS, COHORT),
    "advisory:cohort_leave": Url(COHORT_MANAGERS, COHORT_MEMBER, post=True),
    "advisory:cohort_come_back": Url(COHORT_MANAGERS, COHORT_MEMBER, post=True),
    "advisory:client_referrals": Url(ALL, CLIENT_OF),
    "advisory:referral_new": Url(CLIENT_WORKERS, CLIENT_OF),
    "advisory:referrals": Url(ALL),
    "advisory:referral": Url(ALL, A_REFERRAL),
    "advisory:referral_acknowledge": Url(CLIENT_WORKERS, A_REFERRAL, post=True),
    "advisory:referral_accept": Url(CLIENT_WORKERS, A_REFERRAL, post=True),
    "advisory:referral_decline": Url(CLIENT_WORKERS, A_REFERRAL, post=True),
    "advisory:referral_close": Url(CLIENT_WORKERS, A_REFERRAL, post=True),
    "advisory:referral_withdraw": Url(CLIENT_WORKERS, A_REFERRAL, post=True),
    "advisory:referral_send_again": Url(CLIENT_WORKERS, A_REFERRAL, post=True),
}
