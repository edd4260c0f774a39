"""The addresses of network."""

from dataclasses import replace

from django.core.files.base import ContentFile

from encadena.network.models import ContractObservation, Handover, PracticeAdoption, TargetBatch
from tests.factories import a_centre, an_institution
from tests.network.makers import a_practice

from .advisory_clients import LED_CENTRE, WATCHING
from .base import (
    ALL,
    CENTRE_SLUG,
    CENTRE_STAFF,
    CONTRACT,
    INSTITUTION,
    NATIONAL,
    Arguments,
    Side,
    Subject,
    Url,
    cast,
)
from .firms import FIRM_LEADERS

RESULTS = replace(LED_CENTRE, own=WATCHING | cast("adviser"), rival=LED_CENTRE.rival | cast("rival"))
TARGETS = replace(LED_CENTRE, own=cast("head coordinator agency administrator"), rival=NATIONAL)
# Targets that were typed together are taken back by whoever typed them.
TYPED = LED_CENTRE.at(lambda side: {"pk": TargetBatch.objects.create(year=2026, made_by=side.manager).pk})
TYPED = replace(TYPED, own=cast("head"), rival=cast(""))

# How a contract is judged: the operator reads, the region's direction recommends, the agency decides.
JUDGED = Subject(
    lambda side: {"pk": side.centre.contracts.get().pk},
    own=cast("head coordinator agency agency_region administrator"),
    rival=cast("agency agency_region administrator"),
)
ANSWERED = replace(JUDGED, own=cast("coordinator administrator"), rival=cast("administrator"))
JUDGES = NATIONAL | cast("agency_region")
READS_CONTRACTS = JUDGES | FIRM_LEADERS


def _review(side: Side) -> Arguments:
    contract = side.centre.contracts.get()
    return {"pk": contract.pk, "review": contract.reviews.create(kind="continuation").pk}


def _observation(side: Side) -> Arguments:
    found = _review(side)
    asked = ContractObservation.objects.create(review_id=found["review"], text="Falta una comuna")
    return {"pk": found["pk"], "observation": asked.pk}


# What is published is read by the whole network; only the centre changes it, and only its head or coordinator shows it.
PRACTICE_READERS = CENTRE_STAFF | NATIONAL | cast("agency_region promoter")
PRACTICE = Subject(lambda side: {"pk": a_practice(side.centre).pk}, own=PRACTICE_READERS, rival=PRACTICE_READERS)
OWN_PRACTICE = replace(PRACTICE, own=cast("adviser head coordinator"), rival=cast("rival"))
LED_PRACTICE = replace(PRACTICE, own=cast("head coordinator"), rival=cast(""))


def _adoption(side: Side) -> Arguments:
    practice = a_practice(a_centre())
    adoption = PracticeAdoption.objects.create(practice=practice, centre=side.centre, kind="adopt", on="2026-01-01")
    return {"pk": practice.pk, "adoption": adoption.pk}


ADOPTION = OWN_PRACTICE.at(_adoption)


# Both sides of a handover and the agency read it; only the side that has the clients reads their names.
HANDOVER_READERS = NATIONAL | cast("agency_region coordinator")
HANDOVER_SIDES = HANDOVER_READERS


def _handover(side: Side, **fields: object) -> Handover:
    return Handover.objects.create(
        contract=side.centre.contracts.get(), centre=side.centre, incoming=an_institution(), on="2031-03-01", **fields
    )


def _handover_client(side: Side) -> Arguments:
    found = _handover(side)
    line = found.clients.create(client_id=1, firm_id=1, name="Cliente", passing="ask")
    return {"pk": found.pk, "line": line.pk}


def _handover_section(side: Side) -> Arguments:
    found = _handover(side)
    return {"pk": found.pk, "section": found.sections.create(key="clients", missing=[["goal", 1]]).pk}


def _handover_person(side: Side) -> Arguments:
    found = _handover(side)
    return {"pk": found.pk, "person": found.people.create(user=side.adviser).pk}


def _frozen(side: Side) -> Arguments:
    found = _handover(side, state="frozen", sha256="0" * 64)
    found.file.save("a.zip", ContentFile(b"zip"))
    return {"pk": found.pk}


HANDOVER = Subject(
    lambda side: {"pk": _handover(side).pk},
    own=HANDOVER_READERS,
    rival=NATIONAL | cast("agency_region"),
)
PREPARED = replace(HANDOVER, own=NATIONAL | cast("coordinator"), rival=NATIONAL)
FROZEN = PREPARED.at(_frozen)
SIGNED = replace(HANDOVER, own=cast("coordinator"), rival=cast(""))


POLICY: dict[str, Url] = {
    "network:centres": Url(ALL),
    "network:centre": Url(ALL, CENTRE_SLUG),
    "network:centre_new": Url(NATIONAL),
    "network:centre_edit": Url(NATIONAL, CENTRE_SLUG),
    "network:contract_new": Url(NATIONAL, CENTRE_SLUG),
    "network:event_new": Url(NATIONAL, CONTRACT),
    "network:contracts": Url(READS_CONTRACTS),
    "network:contract": Url(READS_CONTRACTS, JUDGED),
    "network:contract_term": Url(NATIONAL, JUDGED),
    "network:contract_end": Url(NATIONAL, JUDGED),
    "network:contract_end_back": Url(NATIONAL, JUDGED, post=True),
    "network:review_new": Url(JUDGES, JUDGED),
    "network:review_evaluate": Url(JUDGES, JUDGED.at(_review)),
    "network:review_decide": Url(NATIONAL, JUDGED.at(_review)),
    "network:review_observe": Url(JUDGES, JUDGED.at(_review)),
    "network:observation_answer": Url(cast("coordinator administrator"), ANSWERED.at(_observation)),
    "network:observation_settle": Url(JUDGES, JUDGED.at(_observation), post=True),
    "network:institutions": Url(ALL),
    "network:institution": Url(ALL, INSTITUTION),
    "network:practices": Url(PRACTICE_READERS),
    "network:practice_new": Url(CENTRE_STAFF),
    "network:practice": Url(PRACTICE_READERS, PRACTICE),
    "network:practice_edit": Url(CENTRE_STAFF, OWN_PRACTICE),
    "network:practice_publish": Url(cast("head coordinator"), LED_PRACTICE, post=True),
    "network:practice_retire": Url(cast("head coordinator"), LED_PRACTICE),
    "network:adoption_new": Url(CENTRE_STAFF, PRACTICE),
    "network:adoption_result": Url(CENTRE_STAFF, ADOPTION),
    "network:adoption_drop": Url(CENTRE_STAFF, ADOPTION, post=True),
    "network:handover_new": Url(NATIONAL, JUDGED),
    "network:handovers": Url(HANDOVER_READERS),
    "network:handover": Url(HANDOVER_READERS, HANDOVER),
    "network:handover_check": Url(HANDOVER_SIDES, PREPARED, post=True),
    "network:handover_freeze": Url(NATIONAL, HANDOVER, post=True),
    "network:handover_cancel": Url(NATIONAL, HANDOVER),
    "network:handover_package": Url(HANDOVER_READERS, FROZEN),
    "network:handover_clients": Url(HANDOVER_READERS, PREPARED),
    "network:handover_answer": Url(HANDOVER_READERS, PREPARED.at(_handover_client)),
    "network:handover_missing": Url(HANDOVER_READERS, PREPARED.at(_handover_section)),
    "network:handover_person": Url(NATIONAL, HANDOVER, post=True),
    "network:handover_person_out": Url(NATIONAL, HANDOVER.at(_handover_person), post=True),
    "network:handover_sign": Url(cast("coordinator"), SIGNED),
    "network:home_card": Url(ALL),
    "network:targets_overview": Url(CENTRE_STAFF | NATIONAL | cast("agency_region")),
    "network:targets_grid": Url(NATIONAL | FIRM_LEADERS),
    "network:targets_card": Url(ALL),
    "network:targets_undo": Url(NATIONAL | FIRM_LEADERS, TYPED, post=True),
    "network:targets": Url(CENTRE_STAFF | NATIONAL | cast("agency_region"), RESULTS),
    "network:target_fix": Url(NATIONAL | FIRM_LEADERS, TARGETS, post=True),
}
