"""Arithmetic on published figures that a report must reproduce; what is expected stands in ``tables/checks.csv``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class CheckRule:
    """``of_stated`` over the published values by key (all of ``needs`` are there); ``figure`` and ``reading``: which
    computed number is the same (empty: the network keeps no records of that)."""

    needs: tuple[str, ...]
    of_stated: Callable[[Mapping[str, float]], float]
    figure: str = ""
    reading: str = "value"


def _by(over: str, under: str, figure: str, reading: str = "value") -> CheckRule:
    return CheckRule((over, under), lambda stated: stated[over] / stated[under], figure, reading)


FEMALE = ("chain-female", "chain-female-known")
ATACAMA = ("atacama-export-increase", "atacama-export-growth")

CHECKS: Mapping[str, CheckRule] = {
    "gender-reported": _by(*FEMALE, "chain_female", "reported"),
    "gender-unreported": CheckRule(FEMALE, lambda s: 1 - s[FEMALE[0]] / s[FEMALE[1]], "chain_female", "unreported"),
    "female-lower-bound": CheckRule(FEMALE[:1], lambda s: s[FEMALE[0]] / 100, "chain_female", "low"),
    "female-upper-bound": CheckRule(
        FEMALE, lambda s: s[FEMALE[0]] / 100 + 1 - s[FEMALE[0]] / s[FEMALE[1]], "chain_female", "high"
    ),
    "sessions-linked-share": _by("sessions-linked", "sessions-total", "sessions_linked_share", "share"),
    "hours-per-linked-session": _by("hours-linked", "sessions-linked", "hours_per_linked_session"),
    "sessions-per-linked-firm": _by("sessions-linked", "chain-firms", "linked_sessions_per_firm"),
    "hours-per-linked-firm": _by("hours-linked", "chain-firms", "linked_hours_per_firm"),
    "firms-per-project": _by("chain-firms", "chain-projects", "firms_per_project"),
    "alliances-per-project": _by("alliances", "chain-projects", "alliances_per_project"),
    "atacama-2019": CheckRule(ATACAMA, lambda s: s[ATACAMA[0]] / (s[ATACAMA[1]] / 100)),
    "atacama-2020": CheckRule(ATACAMA, lambda s: s[ATACAMA[0]] / (s[ATACAMA[1]] / 100) + s[ATACAMA[0]]),
}
