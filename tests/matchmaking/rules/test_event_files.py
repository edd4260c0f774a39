from encadena.matchmaking.rules.event_files import AT_ONCE, EventFile, takes_long


def test_only_an_event_of_many_meetings_makes_people_wait() -> None:
    assert not takes_long(AT_ONCE)
    assert takes_long(AT_ONCE + 1)


def test_files_differ_by_language_colour_and_state_of_the_agenda() -> None:
    wanted = EventFile("muro.pdf", "es", "pais")
    asked = wanted.as_args(agenda=7, version=2)
    assert asked == {"agenda_id": 7, "version": 2, "what": "muro.pdf", "language": "es", "colour": "pais"}
    assert asked != EventFile("muro.pdf", "en", "pais").as_args(agenda=7, version=2)
    assert asked != wanted.as_args(agenda=7, version=3)
