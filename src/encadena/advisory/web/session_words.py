"""Which field a refusal points to, and the labels of the form."""

from collections.abc import Mapping

from encadena.firms import errors as firms
from encadena.kernel.errors import DomainError

from .. import errors

FIELD_OF: Mapping[str, str] = {
    errors.SESSION_DATE_MISSING: "on",
    firms.DATE_IN_FUTURE: "on",
    firms.DATE_INVALID: "on",
    errors.SESSION_BEFORE_CLIENT: "on",
    errors.SESSION_MODE_MISSING: "mode",
    errors.SESSION_AREA_MISSING: "area",
    errors.SESSION_AREA_OUT_OF_FORCE: "area",
    errors.SESSION_MINUTES_INVALID: "contact_minutes",
    errors.SESSION_CLOCK_FULL: "contact_minutes",
    errors.SESSION_DAY_FULL: "contact_minutes",
    errors.SESSION_TIME_INVALID: "starts_at",
    errors.SESSION_PAST_MIDNIGHT: "starts_at",
    errors.SESSION_OVERLAP: "starts_at",
    errors.SESSION_WITHOUT_CLIENT: "clients",
    errors.SESSION_CLIENT_TWICE: "clients",
    errors.SESSION_OF_TWO_CENTRES: "clients",
    errors.SESSION_CLIENT_OF_OTHER_CENTRE: "clients",
    errors.SESSION_CLIENT_NOT_ACTIVE: "clients",
    errors.SESSION_CLIENT_UNKNOWN: "clients",
    errors.SESSION_ADVISER_MISSING: "adviser",
    errors.SESSION_LINK_UNKNOWN: "linked",
    errors.ADVICE_MISSING: "advice",
    errors.ADVICE_TOO_LONG: "advice",
    errors.NEXT_ACTION_UNDATED: "next_action_on",
    errors.NEXT_ACTION_MISSING: "next_action",
    errors.NEXT_ACTION_BEFORE: "next_action_on",
}


def field_of(error: DomainError) -> str:
    return FIELD_OF.get(error.code, "")
