"""Courses."""

from dataclasses import replace

from encadena.advisory.models import Certificate, Registration, Training
from encadena.kernel import clock

from ..advisory.makers import a_client
from ..advisory.trainings import a_registration, a_training
from .advisory_clients import ADVISING, PROMISE, _promise
from .base import ALL, FIRM, Arguments, Side, Subject, Url, cast


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


POLICY: dict[str, Url] = {
    "advisory:day_card": Url(ADVISING),
    "advisory:day_done": Url(ADVISING, PROMISE, post=True),
    "advisory:day_reopen": Url(ADVISING, PROMISE, post=True),
    "advisory:day_move": Url(ADVISING, PROMISE, post=True),
    "advisory:day_move_back": Url(
        ADVISING, PROMISE.at(lambda side: {**_promise(side), "on": clock.today()}), post=True
    ),
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
