"""Who may open which address: ``tests/test_every_url_every_role.py`` walks every URL pattern against this table.

Adding an address? Add one line to the section of your room; the test names what is missing.

    "room:name": Url(ROLES),                      no arguments; the others get 403
    "room:name": Url(ROLES, FIRM),                arguments of a record; whoever may not reach it gets 404
    "room:name": Url(ROLES, FIRM, post=True),     answers POST only (GET is 405)
    "room:name": Url(ROLES, get=302),             an allowed GET answers this instead of 200
    "room:name": Url(ALL, public=True),           without signing in (``visitor=`` if that GET answers something else)

``ROLES`` is a set of names of the cast (``tests/cast.py``). A ``Subject`` makes the arguments twice, of a record on
Ana's side (``own``) and of one on Raúl's, and says who reaches each; ``FIRM.at(lambda side: {...})`` keeps the reach
and changes the arguments (``side`` has firm, centre, adviser, operator, manager; make more rows if you need them).
Outcomes that follow, and that the test holds:

* anonymous: sent to sign in, unless ``public``;
* role in ROLES and within reach: GET is 200 (or ``get``), POST without data never fails with 5xx;
* role in ROLES, out of reach: 404, GET and POST, and nothing is written;
* role not in ROLES: 403 or 404, and nothing is written;
* no page shows the name or RUT of a firm that its reader may not see, unless ``strangers`` names that reader (say why).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile

from encadena.accounts.actions.token import create_token
from encadena.accounts.models import Invitation, User
from encadena.accounts.queries.invitations import hash_of
from encadena.advisory.actions.transfer import transfer
from encadena.advisory.models import (
    Certificate,
    Client,
    Cohort,
    CohortMember,
    FollowUp,
    Referral,
    Registration,
    Session,
    SheetImport,
    Training,
)
from encadena.advisory.queries.transfer import last_transfer
from encadena.audit.actions import record
from encadena.chains.models import LinkageProject
from encadena.firms.actions.document import add_document
from encadena.firms.actions.merge import merge_firms
from encadena.firms.actions.representation_request import ask_representation
from encadena.firms.models import Assignment, Firm, Import, LinkRequest, Membership, Offering, SavedView
from encadena.jobs.models import Job
from encadena.kernel import clock
from encadena.matchmaking.models import BuyerDelegate, MeetingImport, Participant, Round
from encadena.network.models import Centre, Institution
from encadena.readiness.actions.certification import Terms, open_certification
from encadena.readiness.actions.gap import add_gap
from encadena.readiness.actions.plan_action import Task, add_action
from encadena.readiness.models import Gap, Standard

from .advisory.makers import a_client, a_milestone, a_session
from .advisory.trainings import a_registration, a_training
from .chains.makers import a_requirement, a_running_chain, a_sale, a_stage, an_agreement, an_alliance
from .factories import a_centre, a_firm, an_institution, an_owner
from .matchmaking.makers import a_published_round
from .readiness.makers import a_diagnosis, a_version, rate

Names = frozenset[str]
Arguments = dict[str, object]


@dataclass(frozen=True)
class Side:
    """What belongs to one of the two rival operators."""

    firm: Firm
    centre: Centre
    adviser: User
    operator: Institution
    manager: User
    buyer: User


@dataclass(frozen=True)
class Subject:
    """A pair of records: ``make`` gives the arguments for one side, ``own`` and ``rival`` say who reaches which."""

    make: Callable[[Side], Arguments]
    own: Names
    rival: Names

    def at(self, make: Callable[[Side], Arguments]) -> "Subject":
        return replace(self, make=make)


@dataclass(frozen=True)
class Url:
    roles: Names
    of: Subject | None = None
    public: bool = False
    post: bool = False
    get: int = 200
    visitor: int = 0
    strangers: Names = frozenset()


def cast(names: str) -> Names:
    return frozenset(names.split())


ALL = cast("adviser head coordinator rival agency agency_region promoter association owner buyer administrator")
ADMINISTRATOR = cast("administrator")
NATIONAL = cast("administrator agency")
CENTRE_STAFF = cast("adviser head coordinator rival")

# --- records, and who reaches them ---------------------------------------------------------------------------------
FIRM = Subject(
    lambda side: {"pk": side.firm.pk},
    own=cast("adviser head coordinator agency agency_region owner administrator"),
    rival=cast("rival agency agency_region administrator"),
)
CENTRE = Subject(lambda side: {"pk": side.centre.pk}, own=ALL, rival=ALL)

# The pages of one centre or institution are public facts of the network; only national roles change them.
CENTRE_SLUG = CENTRE.at(lambda side: {"slug": side.centre.slug})
INSTITUTION = CENTRE.at(lambda side: {"slug": side.operator.slug})
CONTRACT = CENTRE.at(lambda side: {"pk": side.centre.contracts.get().pk})

# A job is its person's own business, and an administrator's.
JOB = Subject(
    lambda side: {"pk": Job.objects.create(kind="walk.nothing", actor=side.adviser).pk},
    own=cast("adviser administrator"),
    rival=cast("rival administrator"),
)


# --- accounts --------------------------------------------------------------------------------------------------------
def _key(side: Side) -> Arguments:
    key = Authenticator.objects.create(user=side.adviser, type="webauthn", data={"name": "Teléfono", "credential": {}})
    return {"pk": key.pk}


def _invitation(side: Side) -> Invitation:
    return Invitation.objects.create(
        email=f"nadie{side.adviser.pk}@example.cl",
        role="adviser",
        token_hash=hash_of(f"ficha-{side.adviser.pk}"),
        invited_by=side.manager,
        expires_at=clock.now() + timedelta(days=1),
    )


def _api_token(side: Side) -> Arguments:
    token, _secret = create_token(name="Planilla", scopes=["clients:read"], days=30, actor=side.adviser)
    return {"pk": token.pk}


def _token(side: Side) -> Arguments:
    _invitation(side)
    return {"token": f"ficha-{side.adviser.pk}"}


PERSON = Subject(lambda side: {"pk": side.adviser.pk}, own=ADMINISTRATOR, rival=ADMINISTRATOR)
KEY = Subject(_key, own=cast("adviser"), rival=cast("rival"))
INVITATION = Subject(lambda side: {"pk": _invitation(side).pk}, own=cast("head administrator"), rival=ADMINISTRATOR)
API_TOKEN = Subject(_api_token, own=cast("adviser"), rival=cast("rival"))
ANY_ROW = Subject(lambda side: {"pk": 1}, own=ALL, rival=ALL)
NOWHERE = Subject(lambda side: {"rest": "nada"}, own=ALL, rival=ALL)
TOKEN = Subject(_token, own=ALL, rival=ALL)
CONFIRM_KEY = Subject(lambda side: {"key": "ninguna"}, own=ALL, rival=ALL)
RESET_KEY = Subject(lambda side: {"uidb36": "1", "key": "no-sirve"}, own=ALL, rival=ALL)
INVITERS = cast("administrator agency coordinator head promoter")

# --- firms: who works with them, and their rows ---------------------------------------------------------------------
FIRM_READERS = ALL - cast("owner buyer")
FIRM_STAFF = cast("adviser head coordinator rival administrator")
FIRM_EDITORS = FIRM_STAFF | cast("owner")
FIRM_LEADERS = cast("head coordinator administrator")
EXPIRY_READERS = ALL - cast("promoter association owner buyer")
FIRM_ITSELF = cast("owner administrator")
OWN_FIRM = replace(FIRM, own=cast("owner"), rival=cast(""))
DOCUMENT_READERS = ALL - cast("promoter association buyer")


def _owner_row(side: Side) -> Arguments:
    return {"pk": side.firm.pk, "row": an_owner(side.firm, share=10).pk}


def _offering_row(side: Side) -> Arguments:
    return {"pk": side.firm.pk, "row": Offering.objects.create(firm=side.firm, kind="goods", name="Pan").pk}


def _document_row(side: Side) -> Arguments:
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.7 %%EOF")
    row = add_document(side.firm, kind="legal", upload=upload, file_name="a.pdf", actor=side.adviser)
    return {"pk": side.firm.pk, "row": row.pk}


def _assignment_row(side: Side) -> Arguments:
    return {"pk": side.firm.pk, "row": Assignment.objects.get(firm=side.firm, centre=side.centre).pk}


def _membership_row(side: Side) -> Arguments:
    association = an_institution(kind="association")
    return {"pk": side.firm.pk, "row": Membership.objects.create(firm=side.firm, institution=association).pk}


def _twins(side: Side) -> Arguments:
    return {"pk": side.firm.pk, "other": a_firm(side.centre, rut=None, name="Sin parecido").pk}


def _merge(side: Side) -> Arguments:
    gone = a_firm(side.centre, rut=None, name="Sin parecido")
    return {"pk": merge_firms(side.firm, gone, choices={}, actor=None).pk}


def _link_request(side: Side) -> Arguments:
    stranger = a_firm(name="Sin parecido")
    return {"pk": LinkRequest.objects.create(firm=stranger, centre=side.centre, asked_by=side.adviser).pk}


def _view(side: Side) -> Arguments:
    return {"pk": SavedView.objects.create(user=side.adviser, name="Vista").pk}


def _plan_client(side: Side) -> Arguments:
    client = Client.objects.filter(firm=side.firm, centre=side.centre).first()
    return {"pk": (client or a_client(side.centre, side.adviser, side.firm)).pk}


def _gap(side: Side) -> Arguments:
    client = Client.objects.get(**_plan_client(side))
    return {"pk": add_gap(client, title="Falta algo", detected_by="adviser", actor=side.adviser).pk}


def _action(side: Side) -> Arguments:
    gap = Gap.objects.get(**_gap(side))
    task = Task(what="Hacer algo", responsible="firm", due_on=clock.today())
    return {"pk": gap.pk, "row": add_action(gap, task=task, actor=side.adviser).pk}


def _certification(side: Side) -> Arguments:
    client, standard = Client.objects.get(**_plan_client(side)), Standard.objects.get(code="iso-9001")
    project = open_certification(client, standard=standard, terms=Terms(), planned={}, actor=side.adviser)
    return {"pk": project.pk}


CERTIFICATION = FIRM.at(_certification)
PLAN_CLIENT = FIRM.at(_plan_client)
CLIENT_FIRM = FIRM.at(lambda side: {"pk": Client.objects.get(**_plan_client(side)).firm_id})
GAP = FIRM.at(_gap)
ACTION = FIRM.at(_action)


def _asked(side: Side) -> Arguments:
    person = User.objects.create_user(f"nadie{User.objects.count()}@example.cl", full_name="Nadie", role="firm")
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.7 %%EOF")
    asked = ask_representation(
        firm_rut=side.firm.rut or "", firm_name="Sin parecido", upload=upload, file_name="a.pdf", actor=person
    )
    return {"pk": asked.pk}


ASKED = Subject(_asked, own=FIRM_LEADERS, rival=ADMINISTRATOR)
LINK_REQUEST = Subject(_link_request, own=FIRM_LEADERS, rival=ADMINISTRATOR)
VIEW = Subject(_view, own=cast("adviser"), rival=cast("rival"))
PHOTO = FIRM.at(lambda side: {"pk": _offering_row(side)["row"]})


# --- advisory: a session of the side's adviser with the side's firm --------------------------------------------------
def _session(side: Side) -> Session:
    client = a_client(side.centre, side.adviser, side.firm)
    return a_session(client, advice="Costos", next_action="Llamar", next_action_on=clock.today())


SESSION_READERS = CENTRE_STAFF | cast("agency agency_region owner administrator")
SESSION = FIRM.at(lambda side: {"pk": _session(side).pk})
SESSION_EDITED = replace(SESSION, own=FIRM_LEADERS | cast("adviser"), rival=cast("rival administrator"))
SESSION_CLIENT = FIRM.at(lambda side: {"pk": _session(side).attended.get().client_id})


# --- rounds: published, organised by the side's operator, between the side's firm and a buyer ----------------------
def _round(side: Side) -> Round:
    round = a_published_round([side.firm], organiser=side.operator, buyer_count=1, tables=1)
    BuyerDelegate.objects.create(user=side.buyer, buyer=round.participants.get(buyer__isnull=False).buyer)
    return round


def _in_round(**of: Callable[[Round], object]) -> Callable[[Side], Arguments]:
    """Arguments of an address inside a round: its key and those that are read from it."""

    def make(side: Side) -> Arguments:
        round = _round(side)
        return {"pk": round.pk, **{name: getattr(read(round), "pk", read(round)) for name, read in of.items()}}

    return make


def _an_import(round: Round) -> MeetingImport:
    return MeetingImport.objects.get_or_create(round=round, file_name="x.xlsx", digest="0" * 64)[0]


def _the_firm(round: Round) -> Participant:
    return round.participants.get(firm__isnull=False)


MANAGERS = cast("administrator agency promoter coordinator")
# Whoever manages it, and whoever takes part or attends somebody who does.
ROUND = Subject(
    _in_round(), own=MANAGERS | cast("adviser head owner buyer"), rival=MANAGERS - cast("coordinator") | cast("rival")
)
MANAGED = replace(ROUND, own=MANAGERS, rival=MANAGERS - cast("coordinator"))
AGENDA = MANAGED.at(_in_round(agenda=lambda round: round.agendas.get()))
MEETING = MANAGED.at(_in_round(meeting=lambda round: round.meetings.get()))
ORDER = MANAGED.at(_in_round(before=lambda round: round.meetings.get(), after=lambda round: round.meetings.get()))
ROUND_IMPORT = MANAGED.at(_in_round(source=_an_import))
PARTICIPANT = replace(ROUND, make=_in_round(participant=_the_firm), own=ROUND.own - cast("buyer"))


def _import(side: Side) -> Arguments:
    """Checked, its file gone since: every page of it can be asked for."""
    batch = Import.objects.create(
        centre=side.centre, created_by=side.adviser, file_name="empresas.xlsx", sha256="0" * 64, state="checked",
        headings=["RUT", "Nombre"], samples=[[], []], fields={"0": "rut", "1": "name"}, counts={"rows": 0},
    )  # fmt: skip
    return {"pk": batch.pk}


def _sheet_import(side: Side) -> Arguments:
    return {"pk": SheetImport.objects.create(centre=side.centre, created_by=side.adviser, file_name="s.csv").pk}


SHEET_IMPORT = Subject(
    _sheet_import, own=cast("adviser head coordinator administrator"), rival=cast("rival administrator")
)
TEMPLATE = Subject(lambda side: {"subject": "sessions"}, own=FIRM_STAFF, rival=FIRM_STAFF)
IMPORT = Subject(_import, own=cast("adviser head coordinator administrator"), rival=cast("rival administrator"))


# --- trainings: a course of the side's centre that is not public, with one person of the side's firm ----------------
def _course(side: Side, **fields: object) -> Training:
    return Training.objects.filter(centre=side.centre).first() or a_training(side.centre, days=(0,), **fields)


def _public_course(side: Side) -> Arguments:
    return {"pk": a_training(side.centre, public=True).pk}


def _seat(side: Side, **fields: object) -> Registration:
    return a_registration(_course(side), firm=side.firm, **fields)


def _certificate(side: Side) -> Certificate:
    seat = _seat(side)
    return Certificate.objects.create(
        registration=seat, code=f"CERT{seat.pk}", name=seat.name, course="Costos", centre="Centro", minutes=180,
        first_day=clock.today(), last_day=clock.today(),
    )  # fmt: skip


def _course_day(side: Side) -> Arguments:
    training = _course(side)
    return {"pk": training.pk, "day": training.days.get().pk}


CENTRE_TEAM = cast("adviser head rival administrator")
OVERSEERS = cast("coordinator agency agency_region")
WATCHED_COURSE = Subject(
    lambda side: {"pk": _course(side).pk},
    own=cast("adviser head administrator") | OVERSEERS,
    rival=cast("rival administrator agency agency_region"),
)
COURSE = replace(WATCHED_COURSE, own=WATCHED_COURSE.own | cast("owner"))
OWN_COURSE = replace(WATCHED_COURSE, own=cast("adviser head administrator"), rival=cast("rival administrator"))
SEAT = replace(OWN_COURSE, make=lambda side: {"pk": _seat(side).pk}, own=OWN_COURSE.own | cast("owner"))
ANY_COURSE = Subject(_public_course, own=ALL, rival=ALL)
PASS = ANY_COURSE.at(lambda side: {"token": _seat(side).token})
COURSE_CLIENT = Subject(
    lambda side: {"pk": a_client(side.centre, side.adviser, side.firm).pk},
    own=COURSE.own,
    rival=COURSE.rival,
)


# --- readiness: a diagnosis under the side's client -------------------------------------------------------------------
def _diagnosed(side: Side) -> Client:
    return Client.objects.filter(firm=side.firm, centre=side.centre).first() or a_client(
        side.centre, side.adviser, side.firm
    )


def _diagnosis(**rest: object) -> Callable[[Side], Arguments]:
    """A diagnosis with an answer of the firm, and what else its address names."""

    def make(side: Side) -> Arguments:
        diagnosis = a_diagnosis(_diagnosed(side))
        rate(diagnosis, "firm", a=1)
        return {"pk": diagnosis.pk, **rest}

    return make


def _with_client(side: Side) -> Arguments:
    return {"pk": _diagnosed(side).firm_id}


DIAGNOSIS = replace(FIRM, make=_diagnosis())
RATED = DIAGNOSIS.at(_diagnosis(rater="firm"))


def _draft(**rest: object) -> Callable[[Side], Arguments]:
    return lambda side: {"pk": a_version(state="draft").pk, **rest}


VERSION = Subject(_draft(), own=NATIONAL, rival=NATIONAL)


# --- chains: a running project with a firm, a requirement, a sale, an alliance, an agreement ------------------------
def _chain(side: Side) -> LinkageProject:
    return a_running_chain(side.centre, side.firm)


def _chain_part(make: Callable[[LinkageProject, Side], Arguments]) -> Callable[[Side], Arguments]:
    def arguments(side: Side) -> Arguments:
        project = _chain(side)
        return {"pk": project.pk, **make(project, side)}

    return arguments


def _chain_state(project: LinkageProject, side: Side) -> Arguments:
    return {"row": a_requirement(project).pk, "firm": side.firm.pk}


CHAIN = replace(FIRM, make=_chain_part(lambda project, side: {}))
CHAIN_STAGE = CHAIN.at(_chain_part(lambda project, side: {"row": a_stage(project).pk}))
CHAIN_BUYER = CHAIN.at(_chain_part(lambda project, side: {"row": project.anchors.get().pk}))
CHAIN_MEMBER = CHAIN.at(_chain_part(lambda project, side: {"row": project.members.get().pk}))
CHAIN_REQUIREMENT = CHAIN.at(_chain_part(lambda project, side: {"row": a_requirement(project).pk}))
CHAIN_STATE = CHAIN.at(_chain_part(_chain_state))
CHAIN_SALE = CHAIN.at(_chain_part(lambda project, side: {"row": a_sale(project, side.firm).pk}))
CHAIN_ALLIANCE = CHAIN.at(_chain_part(lambda project, side: {"row": an_alliance(project, side.firm).pk}))
CHAIN_AGREEMENT = CHAIN.at(_chain_part(lambda project, side: {"row": an_agreement(project).pk}))
CHAIN_STAFF = cast("adviser head coordinator rival agency agency_region administrator")
CHAIN_READERS = CHAIN_STAFF | {"owner"}

# The buyer and the promoter see in a round firms that they see nowhere else.
GUESTS = cast("buyer promoter")


# --- milestones, follow-ups, pilot groups, referrals --------------------------------------------------------------
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
# --- clients of a centre ---------------------------------------------------------------------------------------------
ADVISING = cast("adviser head rival administrator")


def _client_key(side: Side) -> Arguments:
    return {"pk": _client(side).pk}


def _client_view(side: Side) -> Arguments:
    return {"pk": SavedView.objects.create(user=side.adviser, page="clients", name="Vista").pk}


CLIENT = Subject(
    _client_key,
    own=cast("adviser head coordinator agency agency_region administrator"),
    rival=cast("rival agency agency_region administrator"),
)
CLIENT_STEP = CLIENT.at(lambda side: {**_client_key(side), "code": "pause"})


def _promise(side: Side) -> Arguments:
    promised = a_session(_client(side), days_ago=9, next_action="Llamar", next_action_on=clock.today())
    return {"pk": promised.pk}


def _moved(side: Side) -> int:
    context = {"clients": [], "before": side.adviser.pk, "after": side.manager.pk}
    return record("caseload.moved", side.centre, actor=None, context=context).pk


def _transferred(side: Side) -> int:
    client = Client.objects.get(**_plan_client(side))
    transfer(client, to=a_centre(), reason="Se mudó", actor=side.manager)
    return last_transfer(client).pk


PROMISE = Subject(_promise, own=cast("adviser head"), rival=cast("rival"))
WATCHING = cast("head coordinator agency agency_region administrator")
LED_CENTRE = Subject(
    lambda side: {"pk": side.centre.pk}, own=WATCHING, rival=cast("agency agency_region administrator")
)
TRANSFERRED = Subject(
    lambda side: {"pk": _transferred(side)}, own=cast("head coordinator administrator"), rival=ADMINISTRATOR
)
MOVED_CASELOAD = LED_CENTRE.at(lambda side: {"pk": side.centre.pk, "entry": _moved(side)})
RESULTS = replace(LED_CENTRE, own=WATCHING | cast("adviser"), rival=LED_CENTRE.rival | cast("rival"))
TARGETS = replace(LED_CENTRE, own=cast("head coordinator agency administrator"), rival=NATIONAL)
CLIENT_VIEW = Subject(_client_view, own=cast("adviser"), rival=cast("rival"))

POLICY: dict[str, Url] = {
    # --- milestones, follow-ups, pilot groups, referrals -----------------------------------------------------------
    "advisory:exchange": Url(FIRM_STAFF),
    "advisory:exchange_template": Url(FIRM_STAFF, TEMPLATE),
    "advisory:forms": Url(COHORT_MANAGERS),
    "advisory:form_641": Url(COHORT_MANAGERS),
    "advisory:form_888": Url(COHORT_MANAGERS),
    "advisory:sheet_import": Url(FIRM_STAFF, SHEET_IMPORT),
    "advisory:sheet_import_errors": Url(FIRM_STAFF, SHEET_IMPORT, get=302),  # the file of this one is gone
    "advisory:sheet_import_columns": Url(FIRM_STAFF, SHEET_IMPORT, post=True),
    "advisory:sheet_import_check": Url(FIRM_STAFF, SHEET_IMPORT, post=True),
    "advisory:sheet_import_apply": Url(FIRM_STAFF, SHEET_IMPORT, post=True),
    "advisory:sheet_import_undo": Url(FIRM_STAFF, SHEET_IMPORT, post=True),
    "advisory:sheet_import_discard": Url(FIRM_STAFF, SHEET_IMPORT, post=True),
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
    "advisory:portal_courses": Url(FIRM_ITSELF, FIRM),
    "advisory:portal_centre": Url(FIRM_ITSELF, FIRM),
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
    # --- site ------------------------------------------------------------------------------------------------------
    "home": Url(ALL),
    "own_firm": Url(cast("owner"), get=302),
    "portal": Url(cast("owner"), OWN_FIRM),
    "sign_up": Url(ALL, public=True),
    "sign_up_done": Url(ALL, public=True),
    "home_pending": Url(ALL),
    "home_changes": Url(ALL),
    "home_portfolio": Url(ALL),
    "set_language": Url(ALL, public=True, post=True),
    # --- accounts --------------------------------------------------------------------------------------------------
    "account_login": Url(ALL, public=True, get=302, visitor=200),
    "account_logout": Url(ALL, public=True, visitor=302),
    "account_inactive": Url(ALL, public=True),
    "account_signup": Url(ALL, public=True, get=302, visitor=200),
    "account_reauthenticate": Url(ALL),
    "account_email": Url(ALL),
    "account_email_verification_sent": Url(ALL, public=True),
    "account_change_password": Url(ALL),
    "account_set_password": Url(ALL, get=302),  # has one already
    "account_reset_password": Url(ALL, public=True),
    "account_confirm_login_code": Url(ALL, public=True, get=302),
    "account_confirm_email": Url(ALL, CONFIRM_KEY, public=True),
    "account_reset_password_from_key": Url(ALL, RESET_KEY, public=True),
    "account_reset_password_from_key_done": Url(ALL, public=True),
    "account_reset_password_done": Url(ALL, public=True),
    "mfa_index": Url(ALL),
    "mfa_authenticate": Url(ALL, public=True, get=302),
    "mfa_reauthenticate": Url(ALL),
    "mfa_activate_totp": Url(ALL, get=302),  # has one already
    "mfa_deactivate_totp": Url(ALL),
    "mfa_view_recovery_codes": Url(ALL),
    "mfa_generate_recovery_codes": Url(ALL),
    "mfa_download_recovery_codes": Url(ALL),
    "mfa_list_webauthn": Url(ALL),
    "mfa_add_webauthn": Url(ALL),
    "mfa_reauthenticate_webauthn": Url(ALL, get=302),  # has no key: another way is offered
    "mfa_remove_webauthn": Url(ALL, KEY),
    "mfa_edit_webauthn": Url(ALL, KEY),
    "mfa_login_webauthn": Url(ALL, public=True, get=302),
    "usersessions_list": Url(ALL),
    "accounts:profile": Url(ALL),
    "accounts:tokens": Url(ALL),
    "accounts:revoke_token": Url(ALL, API_TOKEN, post=True),
    "accounts:restore_token": Url(ALL, API_TOKEN, post=True),
    # --- programs: only a key opens these; a session's cookie, whoever's, is 401 (tests/site/api/test_door.py) ------
    "api_docs": Url(ALL),
    "api_schema": Url(ALL),
    "api:clients": Url(ALL, public=True, get=401),
    "api:client": Url(ALL, ANY_ROW, public=True, get=401),
    "api:client_open": Url(ALL, public=True, get=401),
    "api:client_step": Url(ALL, ANY_ROW, public=True, post=True),
    "api:client_step_undo": Url(ALL, ANY_ROW, public=True, post=True),
    "api:sessions": Url(ALL, public=True, get=401),
    "api:session": Url(ALL, ANY_ROW, public=True, get=401),
    "api:session_log": Url(ALL, public=True, get=401),
    "api:session_correct": Url(ALL, ANY_ROW, public=True, get=401),
    "api:session_withdraw": Url(ALL, ANY_ROW, public=True, post=True),
    "api:session_restore": Url(ALL, ANY_ROW, public=True, post=True),
    "api:milestones": Url(ALL, public=True, get=401),
    "api:milestone": Url(ALL, ANY_ROW, public=True, get=401),
    "api:milestone_report": Url(ALL, public=True, get=401),
    "api:diagnoses": Url(ALL, public=True, get=401),
    "api:diagnosis": Url(ALL, ANY_ROW, public=True, get=401),
    "api:plans": Url(ALL, public=True, get=401),
    "api:plan": Url(ALL, ANY_ROW, public=True, get=401),
    "api:plan_open": Url(ALL, public=True, get=401),
    "api:plan_goal": Url(ALL, ANY_ROW, public=True, get=401),
    "api:plan_agree": Url(ALL, ANY_ROW, public=True, post=True),
    "api:plan_close": Url(ALL, ANY_ROW, public=True, post=True),
    "api:gaps": Url(ALL, public=True, get=401),
    "api:gap": Url(ALL, ANY_ROW, public=True, get=401),
    "api:gap_add": Url(ALL, public=True, get=401),
    "api:gap_edit": Url(ALL, ANY_ROW, public=True, get=401),
    "api:gap_move": Url(ALL, ANY_ROW, public=True, post=True),
    "api:gap_action": Url(ALL, ANY_ROW, public=True, post=True),
    "api:plan_actions": Url(ALL, public=True, get=401),
    "api:plan_action": Url(ALL, ANY_ROW, public=True, get=401),
    "api:plan_action_edit": Url(ALL, ANY_ROW, public=True, get=401),
    "api:plan_action_step": Url(ALL, ANY_ROW, public=True, post=True),
    "api:nothing_here": Url(ALL, NOWHERE, public=True, get=404),
    "accounts:people": Url(ADMINISTRATOR),
    "accounts:person": Url(ADMINISTRATOR, PERSON),
    "accounts:deactivate": Url(ADMINISTRATOR, PERSON, post=True),
    "accounts:reactivate": Url(ADMINISTRATOR, PERSON, post=True),
    "accounts:change_role": Url(ADMINISTRATOR, PERSON, post=True),
    "accounts:invitations": Url(INVITERS),
    "accounts:invite": Url(INVITERS),
    "accounts:resend_invitation": Url(INVITERS, INVITATION, post=True),
    "accounts:withdraw_invitation": Url(INVITERS, INVITATION, post=True),
    "accounts:restore_invitation": Url(INVITERS, INVITATION, post=True),
    "accounts:accept_invitation": Url(ALL, TOKEN, public=True),
    # --- catalogs --------------------------------------------------------------------------------------------------
    "catalogs:index": Url(ALL),
    "catalogs:communes": Url(ALL),
    "catalogs:activities": Url(ALL),
    "catalogs:products": Url(ALL),
    "catalogs:services": Url(ALL),
    "catalogs:uf": Url(ALL),
    "catalogs:uf_upload": Url(NATIONAL),
    "catalogs:uf_save": Url(NATIONAL, post=True),
    "catalogs:suggest": Url(ALL),
    # --- firms -----------------------------------------------------------------------------------------------------
    "firms:list": Url(FIRM_READERS),
    "firms:regions": Url(FIRM_READERS),
    "firms:export": Url(FIRM_READERS),
    "firms:view_save": Url(FIRM_READERS, post=True),
    "firms:view_remove": Url(FIRM_READERS, VIEW, post=True),
    "firms:imports": Url(FIRM_STAFF),
    "firms:import_template": Url(FIRM_STAFF),
    "firms:import": Url(FIRM_STAFF, IMPORT),
    "firms:import_columns": Url(FIRM_STAFF, IMPORT),
    "firms:import_errors": Url(FIRM_STAFF, IMPORT, get=302),  # the file of this one is gone
    "firms:import_sheet": Url(FIRM_STAFF, IMPORT, post=True),
    "firms:import_check": Url(FIRM_STAFF, IMPORT, post=True),
    "firms:import_apply": Url(FIRM_STAFF, IMPORT, post=True),
    "firms:import_undo": Url(FIRM_STAFF, IMPORT, post=True),
    "firms:import_discard": Url(FIRM_STAFF, IMPORT, post=True),
    "firms:new": Url(FIRM_STAFF),
    "firms:alike": Url(FIRM_STAFF),
    "firms:link": Url(FIRM_STAFF, get=302),  # without a RUT there is nothing to link
    "firms:link_decide": Url(FIRM_LEADERS, LINK_REQUEST, post=True),
    "firms:requests": Url(FIRM_LEADERS),
    "firms:request_decide": Url(FIRM_LEADERS, ASKED, post=True),
    "firms:request_proof": Url(FIRM_LEADERS, ASKED),
    "firms:archived": Url(FIRM_STAFF),
    "firms:duplicates": Url(FIRM_STAFF),
    "firms:compare": Url(FIRM_STAFF, FIRM.at(_twins)),
    "firms:merge": Url(FIRM_STAFF, FIRM.at(_twins), post=True),
    "firms:apart": Url(FIRM_STAFF, FIRM.at(_twins), post=True),
    "firms:reconsider": Url(FIRM_STAFF, FIRM.at(_twins), post=True),
    "firms:unmerge": Url(FIRM_STAFF, FIRM.at(_merge), post=True),
    "firms:photo": Url(ALL, PHOTO, get=404),  # this offering has none
    "firms:page": Url(ALL, FIRM),
    "firms:panel_profile": Url(ALL, FIRM),
    "firms:panel_owners": Url(ALL, FIRM),
    "firms:panel_sales": Url(ALL, FIRM),
    "firms:panel_offerings": Url(ALL, FIRM),
    "firms:panel_attending": Url(ALL, FIRM),
    "firms:panel_alike": Url(ALL, FIRM),
    "firms:panel_history": Url(ALL, FIRM),
    "firms:edit": Url(FIRM_EDITORS, FIRM),
    "firms:activities": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:archive": Url(FIRM_STAFF, FIRM, post=True),
    "firms:restore": Url(FIRM_STAFF, FIRM, post=True),
    "firms:owner_add": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:owner_edit": Url(FIRM_EDITORS, FIRM.at(_owner_row)),
    "firms:owner_end": Url(FIRM_EDITORS, FIRM.at(_owner_row), post=True),
    "firms:owner_remove": Url(FIRM_EDITORS, FIRM.at(_owner_row), post=True),
    "firms:owner_restore": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:sales_add": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:offering_add": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:offering_edit": Url(FIRM_EDITORS, FIRM.at(_offering_row)),
    "firms:offering_withdraw": Url(FIRM_EDITORS, FIRM.at(_offering_row), post=True),
    "firms:offering_back": Url(FIRM_EDITORS, FIRM.at(_offering_row), post=True),
    "firms:panel_documents": Url(DOCUMENT_READERS, FIRM),
    "firms:portal_documents": Url(FIRM_ITSELF, FIRM),
    "firms:document_add": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:document_pick": Url(FIRM_EDITORS, FIRM),
    "firms:document_edit": Url(FIRM_EDITORS, FIRM.at(_document_row)),
    "firms:document_file": Url(DOCUMENT_READERS, FIRM.at(_document_row)),
    "firms:document_replace": Url(FIRM_EDITORS, FIRM.at(_document_row)),
    "firms:document_withdraw": Url(FIRM_EDITORS, FIRM.at(_document_row), post=True),
    "firms:document_back": Url(FIRM_EDITORS, FIRM.at(_document_row), post=True),
    "firms:assign": Url(FIRM_STAFF, FIRM, post=True),
    "firms:reassign": Url(FIRM_STAFF, FIRM.at(_assignment_row), post=True),
    "firms:assignment_end": Url(FIRM_STAFF, FIRM.at(_assignment_row), post=True),
    "firms:assignment_reopen": Url(FIRM_STAFF, FIRM.at(_assignment_row), post=True),
    "firms:join": Url(FIRM_STAFF, FIRM, post=True),
    "firms:leave": Url(FIRM_STAFF, FIRM.at(_membership_row), post=True),
    # --- advisory: sessions ------------------------------------------------------------------------------------------
    "advisory:sessions": Url(SESSION_READERS),
    "advisory:sessions_export": Url(SESSION_READERS),
    "advisory:session_new": Url(CENTRE_STAFF | ADMINISTRATOR),
    "advisory:session_clients": Url(CENTRE_STAFF | ADMINISTRATOR),
    "advisory:session_links": Url(CENTRE_STAFF | ADMINISTRATOR),
    "advisory:session_data": Url(CENTRE_STAFF | ADMINISTRATOR),
    "advisory:session_send": Url(CENTRE_STAFF | ADMINISTRATOR, post=True),
    "advisory:session_leave": Url(CENTRE_STAFF | ADMINISTRATOR),
    "advisory:session_shell": Url(ALL, public=True),
    "advisory:session_worker": Url(ALL, public=True),
    "advisory:sessions_of_client": Url(SESSION_READERS, SESSION_CLIENT),
    "advisory:sessions_of_firm": Url(SESSION_READERS, FIRM),
    "advisory:session": Url(SESSION_READERS, SESSION),
    "advisory:session_correct": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED),
    "advisory:session_withdraw": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED, post=True),
    "advisory:session_restore": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED, post=True),
    "advisory:session_step_done": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED, post=True),
    "advisory:session_step_reopen": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED, post=True),
    "advisory:session_step_postpone": Url(CENTRE_STAFF | ADMINISTRATOR, SESSION_EDITED, post=True),
    # --- advisory: what is about to end -------------------------------------------------------------------------------
    "advisory:expiring": Url(EXPIRY_READERS),
    "advisory:expiring_card": Url(EXPIRY_READERS),
    # --- chains -----------------------------------------------------------------------------------------------------
    "chains:list": Url(CHAIN_READERS),
    "chains:new": Url(FIRM_STAFF),
    "chains:firm_panel": Url(CHAIN_READERS, FIRM),
    "chains:project": Url(CHAIN_READERS, CHAIN),
    "chains:sessions": Url(CHAIN_READERS, CHAIN),
    "chains:edit": Url(FIRM_STAFF, CHAIN),
    "chains:start": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:finish": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:stop": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:reopen": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:kind": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:stage_new": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:stage_done": Url(FIRM_STAFF, CHAIN_STAGE, post=True),
    "chains:anchor_add": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:anchor_remove": Url(FIRM_STAFF, CHAIN_BUYER, post=True),
    "chains:members": Url(CHAIN_STAFF, CHAIN),
    "chains:member_add": Url(FIRM_STAFF, CHAIN),
    "chains:member_leave": Url(FIRM_STAFF, CHAIN_MEMBER, post=True),
    "chains:member_back": Url(FIRM_STAFF, CHAIN_MEMBER, post=True),
    "chains:requirements": Url(CHAIN_READERS, CHAIN),
    "chains:requirement_new": Url(FIRM_STAFF, CHAIN),
    "chains:requirement_edit": Url(FIRM_STAFF, CHAIN_REQUIREMENT),
    "chains:requirement_retire": Url(FIRM_STAFF, CHAIN_REQUIREMENT, post=True),
    "chains:requirement_restore": Url(FIRM_STAFF, CHAIN_REQUIREMENT, post=True),
    "chains:requirement_state": Url(FIRM_STAFF, CHAIN_STATE),
    "chains:sales": Url(CHAIN_READERS, CHAIN),
    "chains:sale_new": Url(FIRM_STAFF, CHAIN),
    "chains:sale_edit": Url(FIRM_STAFF, CHAIN_SALE),
    "chains:sale_withdraw": Url(FIRM_STAFF, CHAIN_SALE, post=True),
    "chains:sale_restore": Url(FIRM_STAFF, CHAIN_SALE, post=True),
    "chains:alliances": Url(CHAIN_READERS, CHAIN),
    "chains:alliance_new": Url(FIRM_STAFF, CHAIN),
    "chains:alliance_edit": Url(FIRM_STAFF, CHAIN_ALLIANCE),
    "chains:agreements": Url(CHAIN_READERS, CHAIN),
    "chains:agreement_new": Url(FIRM_STAFF, CHAIN),
    "chains:agreement_edit": Url(FIRM_STAFF, CHAIN_AGREEMENT),
    # --- readiness: certifications ----------------------------------------------------------------------------------
    "readiness:certifications": Url(EXPIRY_READERS),
    "readiness:firm_certifications": Url(DOCUMENT_READERS, FIRM),
    "readiness:client_certifications": Url(DOCUMENT_READERS, PLAN_CLIENT),
    "readiness:certification_new": Url(FIRM_STAFF, PLAN_CLIENT),
    "readiness:certification": Url(DOCUMENT_READERS, CERTIFICATION),
    "readiness:certification_edit": Url(FIRM_STAFF, CERTIFICATION),
    "readiness:certification_stage": Url(FIRM_STAFF, CERTIFICATION, post=True),
    "readiness:certification_certificate": Url(FIRM_STAFF, CERTIFICATION),
    "readiness:certification_stop": Url(FIRM_STAFF, CERTIFICATION, post=True),
    "readiness:certification_resume": Url(FIRM_STAFF, CERTIFICATION, post=True),
    # --- readiness: gaps and plans ----------------------------------------------------------------------------------
    "readiness:actions": Url(FIRM_STAFF),
    "readiness:actions_card": Url(FIRM_EDITORS),
    "readiness:firm_plan": Url(DOCUMENT_READERS, CLIENT_FIRM),
    "readiness:plan": Url(DOCUMENT_READERS, PLAN_CLIENT),
    "readiness:client_plan": Url(DOCUMENT_READERS, PLAN_CLIENT),
    "readiness:plan_timeline": Url(DOCUMENT_READERS, PLAN_CLIENT),
    "readiness:plan_sheet": Url(DOCUMENT_READERS, PLAN_CLIENT),
    "readiness:portal_plan": Url(FIRM_ITSELF, FIRM),
    "readiness:portal_diagnosis": Url(FIRM_ITSELF, FIRM),
    "readiness:plan_open": Url(FIRM_STAFF, PLAN_CLIENT, post=True),
    "readiness:plan_goal": Url(FIRM_STAFF, PLAN_CLIENT, post=True),
    "readiness:plan_agree": Url(FIRM_STAFF, PLAN_CLIENT, post=True),
    "readiness:plan_close": Url(FIRM_STAFF, PLAN_CLIENT, post=True),
    "readiness:gap_new": Url(FIRM_EDITORS, PLAN_CLIENT),
    "readiness:gap_from_item": Url(DOCUMENT_READERS, DIAGNOSIS.at(_diagnosis(item="a")), get=302),
    "readiness:gap": Url(DOCUMENT_READERS, GAP),
    "readiness:gap_edit": Url(FIRM_EDITORS, GAP),
    "readiness:gap_move": Url(FIRM_STAFF, GAP, post=True),
    "readiness:action_new": Url(FIRM_STAFF, GAP, post=True),
    "readiness:action_edit": Url(FIRM_STAFF, ACTION),
    "readiness:action_done": Url(FIRM_EDITORS, ACTION),
    "readiness:action_look": Url(FIRM_EDITORS, ACTION),
    "readiness:action_back": Url(FIRM_EDITORS, ACTION, post=True),
    "readiness:action_cancel": Url(FIRM_STAFF, ACTION, post=True),
    # --- audit -----------------------------------------------------------------------------------------------------
    "audit:log": Url(NATIONAL),
    "audit:account": Url(ADMINISTRATOR, PERSON),
    # --- network ---------------------------------------------------------------------------------------------------
    "network:centres": Url(ALL),
    "network:centre": Url(ALL, CENTRE_SLUG),
    "network:centre_new": Url(NATIONAL),
    "network:centre_edit": Url(NATIONAL, CENTRE_SLUG),
    "network:contract_new": Url(NATIONAL, CENTRE_SLUG),
    "network:event_new": Url(NATIONAL, CONTRACT),
    "network:institutions": Url(ALL),
    "network:institution": Url(ALL, INSTITUTION),
    "network:home_card": Url(ALL),
    # --- jobs ------------------------------------------------------------------------------------------------------
    "jobs:list": Url(ALL),
    "jobs:drawer": Url(ALL),
    "jobs:badge": Url(ALL),
    "jobs:panel": Url(ALL, JOB),
    "jobs:cancel": Url(ALL, JOB, post=True),
    "jobs:retry": Url(ALL, JOB, post=True),
    # --- search ----------------------------------------------------------------------------------------------------
    "search:results": Url(ALL),
    "search:live": Url(ALL),
    # --- readiness -------------------------------------------------------------------------------------------------
    "readiness:questionnaires": Url(NATIONAL),
    "readiness:questionnaire_new": Url(NATIONAL),
    "readiness:version": Url(NATIONAL, VERSION),
    "readiness:version_preview": Url(NATIONAL, VERSION),
    "readiness:version_compare": Url(
        NATIONAL, VERSION.at(lambda side: {"pk": a_version().pk, "other": a_version().pk})
    ),
    "readiness:version_copy": Url(NATIONAL, VERSION, post=True),
    "readiness:version_publish": Url(NATIONAL, VERSION, post=True),
    "readiness:version_retire": Url(NATIONAL, VERSION, post=True),
    "readiness:version_arrange": Url(NATIONAL, VERSION, post=True, get=404),  # without a row there is nothing to move
    "readiness:dimension_new": Url(NATIONAL, VERSION),
    "readiness:dimension_edit": Url(NATIONAL, VERSION.at(_draft(place=0))),
    "readiness:item_new": Url(NATIONAL, VERSION.at(_draft(dimension=0))),
    "readiness:item_edit": Url(NATIONAL, VERSION.at(_draft(dimension=0, place=0))),
    "readiness:veto_new": Url(NATIONAL, VERSION),
    "readiness:veto_edit": Url(NATIONAL, VERSION.at(_draft(place=0))),
    "readiness:statistics": Url(NATIONAL, VERSION),
    "readiness:statistics_compute": Url(NATIONAL, VERSION, post=True),
    "readiness:list": Url(ALL),
    "readiness:firm_panel": Url(ALL, FIRM),
    "readiness:client_panel": Url(ALL, FIRM.at(lambda side: {"pk": _diagnosed(side).pk})),
    "readiness:start": Url(FIRM_EDITORS, FIRM.at(_with_client)),
    "readiness:detail": Url(ALL, DIAGNOSIS),
    "readiness:finish": Url(FIRM_STAFF, DIAGNOSIS, post=True),
    "readiness:withdraw": Url(FIRM_STAFF, DIAGNOSIS, post=True),
    "readiness:bring_back": Url(FIRM_STAFF, DIAGNOSIS, post=True),
    "readiness:talk": Url(FIRM_STAFF, DIAGNOSIS.at(_diagnosis(item="a")), post=True),
    "readiness:answer": Url(FIRM_EDITORS, RATED, get=302),
    "readiness:step": Url(FIRM_EDITORS, DIAGNOSIS.at(_diagnosis(rater="firm", dimension="one"))),
    "readiness:save": Url(FIRM_EDITORS, DIAGNOSIS.at(_diagnosis(rater="firm", item="b")), post=True),
    "readiness:rating_finish": Url(FIRM_EDITORS, RATED, post=True),
    "readiness:rating_reopen": Url(FIRM_EDITORS, RATED, post=True),
    # --- advisory: clients -----------------------------------------------------------------------------------------
    "advisory:clients": Url(CLIENT_READERS),
    "advisory:clients_export": Url(CLIENT_READERS),
    "advisory:client_view_save": Url(CLIENT_READERS, post=True),
    "advisory:client_view_remove": Url(CLIENT_READERS, CLIENT_VIEW, post=True),
    "advisory:client_new": Url(FIRM_STAFF),
    "advisory:client_firm_panel": Url(ALL, FIRM),
    "advisory:client": Url(CLIENT_READERS, CLIENT),
    "advisory:client_way": Url(CLIENT_READERS, CLIENT),
    "advisory:client_edit": Url(FIRM_STAFF, CLIENT),
    "advisory:client_step": Url(FIRM_STAFF, CLIENT_STEP),
    "advisory:client_take_back": Url(FIRM_STAFF, CLIENT, post=True),
    "advisory:client_adviser": Url(FIRM_STAFF, CLIENT),
    "advisory:client_transfer": Url(FIRM_LEADERS, CLIENT),
    "advisory:client_transfer_undo": Url(FIRM_LEADERS, TRANSFERRED, post=True),
    # --- advisory: centres -----------------------------------------------------------------------------------------
    "advisory:caseloads": Url(WATCHING),
    "advisory:caseload_stages": Url(WATCHING),
    "advisory:caseload": Url(WATCHING, LED_CENTRE),
    "advisory:caseload_move": Url(FIRM_LEADERS, LED_CENTRE, post=True),
    "advisory:caseload_undo": Url(FIRM_LEADERS, MOVED_CASELOAD, post=True),
    "network:targets": Url(CENTRE_STAFF | NATIONAL | cast("agency_region"), RESULTS),
    "network:target_fix": Url(NATIONAL | FIRM_LEADERS, TARGETS, post=True),
    # --- advisory: an adviser's day --------------------------------------------------------------------------------
    "advisory:my_day": Url(ADVISING),
    "advisory:day_card": Url(ADVISING),
    "advisory:day_done": Url(ADVISING, PROMISE, post=True),
    "advisory:day_reopen": Url(ADVISING, PROMISE, post=True),
    "advisory:day_move": Url(ADVISING, PROMISE, post=True),
    "advisory:day_move_back": Url(
        ADVISING, PROMISE.at(lambda side: {**_promise(side), "on": clock.today()}), post=True
    ),
    # --- matchmaking -----------------------------------------------------------------------------------------------
    "matchmaking:list": Url(ALL),
    "matchmaking:mine": Url(ALL, get=302),
    "matchmaking:new": Url(MANAGERS | cast("association")),
    "matchmaking:problem_new": Url(MANAGERS | cast("association")),
    "matchmaking:firm_panel": Url(ALL, FIRM),
    "matchmaking:home_card": Url(ALL),
    "matchmaking:detail": Url(ALL, ROUND, strangers=GUESTS),
    "matchmaking:edit": Url(ALL, MANAGED),
    "matchmaking:state": Url(ALL, MANAGED, post=True),
    "matchmaking:setup": Url(ALL, MANAGED),
    "matchmaking:lay_out": Url(ALL, MANAGED, post=True),
    "matchmaking:slot_edit": Url(ALL, MANAGED.at(_in_round(slot=lambda round: round.slots.first()))),
    "matchmaking:slot_remove": Url(ALL, MANAGED.at(_in_round(slot=lambda round: round.slots.first())), post=True),
    "matchmaking:tables": Url(ALL, MANAGED, post=True),
    "matchmaking:table_name": Url(ALL, MANAGED.at(_in_round(table=lambda round: round.tables.get())), post=True),
    "matchmaking:participants": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:participant_add": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:participant_join": Url(ALL, MANAGED, post=True),
    "matchmaking:participant": Url(ALL, PARTICIPANT, strangers=GUESTS),
    "matchmaking:participant_status": Url(ALL, MANAGED.at(_in_round(participant=_the_firm)), post=True),
    "matchmaking:participant_away": Url(ALL, MANAGED.at(_in_round(participant=_the_firm)), post=True),
    "matchmaking:sheet": Url(ALL, ROUND.at(_in_round(participant=_the_firm)), strangers=GUESTS),
    "matchmaking:participant_file": Url(
        ALL, PARTICIPANT.at(_in_round(participant=_the_firm, ending=lambda _: "pdf")), strangers=GUESTS
    ),
    "matchmaking:buyer_new": Url(ALL, MANAGED),
    "matchmaking:buyer_edit": Url(
        ALL, MANAGED.at(_in_round(buyer=lambda round: round.participants.get(firm=None).buyer))
    ),
    "matchmaking:meetings": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:meeting_add": Url(ALL, MANAGED, post=True),
    "matchmaking:participant_options": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:matrix": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:order": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:order_add": Url(ALL, MANAGED, post=True),
    "matchmaking:meeting_options": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:order_remove": Url(ALL, ORDER, post=True),
    "matchmaking:order_restore": Url(ALL, ORDER, post=True),
    "matchmaking:import_new": Url(ALL, MANAGED),
    "matchmaking:import_template": Url(ALL, MANAGED),
    "matchmaking:import": Url(ALL, ROUND_IMPORT),
    "matchmaking:import_apply": Url(ALL, ROUND_IMPORT, post=True),
    "matchmaking:import_undo": Url(ALL, ROUND_IMPORT, post=True),
    "matchmaking:import_rejected": Url(ALL, ROUND_IMPORT),
    "matchmaking:meeting": Url(ALL, MEETING, strangers=GUESTS),
    "matchmaking:meeting_cancel": Url(ALL, MEETING, post=True),
    "matchmaking:meeting_restore": Url(ALL, MEETING, post=True),
    "matchmaking:plan": Url(ALL, MANAGED, post=True),
    "matchmaking:plan_stop": Url(ALL, MANAGED, post=True),
    "matchmaking:plan_panel": Url(ALL, MANAGED),
    "matchmaking:agenda": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:agenda_impact": Url(ALL, AGENDA, get=400),
    "matchmaking:agenda_move": Url(ALL, AGENDA, post=True),
    "matchmaking:move_options": Url(
        ALL,
        MANAGED.at(_in_round(agenda=lambda round: round.agendas.get(), meeting=lambda round: round.meetings.get())),
        strangers=GUESTS,
    ),
    "matchmaking:agenda_undo": Url(ALL, AGENDA, post=True),
    "matchmaking:agenda_publish": Url(ALL, AGENDA, get=302),
    "matchmaking:agenda_withdraw": Url(ALL, AGENDA, post=True),
    "matchmaking:agenda_revise": Url(ALL, AGENDA, post=True),
    "matchmaking:agenda_compare": Url(ALL, AGENDA, strangers=GUESTS),
    "matchmaking:event_file": Url(
        ALL, MANAGED.at(_in_round(agenda=lambda round: round.agendas.get(), what=lambda _: "programa.xlsx"))
    ),
    # --- advisory: trainings ---------------------------------------------------------------------------------------
    "advisory:trainings": Url(ALL - cast("buyer")),
    "advisory:attendance_export": Url(ALL - cast("buyer")),
    "advisory:training_month": Url(ALL - cast("buyer")),
    "advisory:training_new": Url(CENTRE_TEAM),
    "advisory:training_card": Url(ALL),
    "advisory:training_day_panel": Url(
        ALL,
        replace(ANY_COURSE, make=lambda side: {"pk": side.adviser.pk}, own=cast("adviser"), rival=cast("rival")),
    ),
    "advisory:training_firm_panel": Url(ALL, FIRM),
    "advisory:training_client_panel": Url(ALL, COURSE_CLIENT),
    "advisory:training": Url(ALL - cast("buyer"), COURSE),
    "advisory:training_edit": Url(CENTRE_TEAM, OWN_COURSE),
    "advisory:training_state": Url(CENTRE_TEAM, OWN_COURSE, post=True),
    "advisory:training_register": Url(CENTRE_TEAM | cast("owner"), replace(OWN_COURSE, own=SEAT.own)),
    "advisory:attendance": Url(CENTRE_TEAM | OVERSEERS, WATCHED_COURSE),
    "advisory:attendance_file": Url(CENTRE_TEAM | OVERSEERS, WATCHED_COURSE),
    "advisory:attendance_print": Url(CENTRE_TEAM | OVERSEERS, WATCHED_COURSE),
    "advisory:survey_results": Url(CENTRE_TEAM | OVERSEERS, WATCHED_COURSE),
    "advisory:day_list": Url(CENTRE_TEAM, OWN_COURSE.at(_course_day)),
    "advisory:attendance_mark": Url(
        CENTRE_TEAM,
        OWN_COURSE.at(lambda side: {**_course_day(side), "registration": _seat(side).pk}),
        post=True,
    ),
    "advisory:room_screen": Url(CENTRE_TEAM, OWN_COURSE.at(_course_day)),
    "advisory:room_code": Url(CENTRE_TEAM, OWN_COURSE.at(_course_day)),
    "advisory:registration_cancel": Url(CENTRE_TEAM | cast("owner"), SEAT, post=True),
    "advisory:registration_restore": Url(CENTRE_TEAM | cast("owner"), SEAT, post=True),
    "advisory:certificate_revoke": Url(CENTRE_TEAM, OWN_COURSE.at(lambda side: {"pk": _certificate(side).pk})),
    "advisory:certificate_check": Url(ALL, public=True),
    "advisory:certificate": Url(ALL, ANY_COURSE.at(lambda side: {"code": _certificate(side).code}), public=True),
    "advisory:certificate_file": Url(ALL, ANY_COURSE.at(lambda side: {"code": _certificate(side).code}), public=True),
    "advisory:courses": Url(ALL, public=True),
    "advisory:course": Url(ALL, ANY_COURSE, public=True),
    "advisory:course_calendar": Url(ALL, ANY_COURSE, public=True),
    "advisory:pass": Url(ALL, PASS, public=True),
    "advisory:pass_cancel": Url(ALL, PASS, public=True, post=True),
    "advisory:pass_restore": Url(ALL, PASS, public=True, post=True),
    "advisory:pass_calendar": Url(ALL, PASS, public=True),
    "advisory:survey": Url(ALL, PASS, public=True),
    "advisory:room_typed": Url(ALL, public=True),
    "advisory:room": Url(
        ALL, ANY_COURSE.at(lambda side: {"day": _course_day(side)["day"], "code": "NADA"}), public=True, get=410
    ),
}
