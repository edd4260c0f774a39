"""A repeated request is carried out once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from encadena.accounts.actions.answer import answer_once
from encadena.accounts.models import ApiAnswer, User
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError

from ...cast import Cast
from ...factories import a_user


class Counter:
    """Something that must happen once."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> tuple[int, str]:
        self.times += 1
        return 201, f'{{"n": {self.times}}}'


def test_the_same_again_gets_the_same_and_does_nothing(cast: Cast) -> None:
    act = Counter()
    first = answer_once(key="k", digest="d", act=act, actor=cast.adviser)
    assert first == (201, '{"n": 1}', False)
    assert answer_once(key="k", digest="d", act=act, actor=cast.adviser) == (201, '{"n": 1}', True)
    assert act.times == 1


def test_a_key_belongs_to_its_person(cast: Cast) -> None:
    act = Counter()
    answer_once(key="k", digest="d", act=act, actor=cast.adviser)
    assert answer_once(key="k", digest="other", act=act, actor=cast.rival)[1] == '{"n": 2}'


def test_a_key_with_something_else_is_a_conflict(cast: Cast) -> None:
    answer_once(key="k", digest="d", act=Counter(), actor=cast.adviser)
    with pytest.raises(Conflict) as refused:
        answer_once(key="k", digest="other", act=Counter(), actor=cast.adviser)
    assert refused.value.code == "key_reused"


def test_a_refused_request_leaves_its_key_free(cast: Cast) -> None:
    def refuse() -> tuple[int, str]:
        raise DomainError("no")

    with pytest.raises(DomainError):
        answer_once(key="k", digest="d", act=refuse, actor=cast.adviser)
    assert answer_once(key="k", digest="other", act=Counter(), actor=cast.adviser)[0] == 201


def test_after_a_day_the_key_is_forgotten(cast: Cast) -> None:
    answer_once(key="k", digest="d", act=Counter(), actor=cast.adviser)
    ApiAnswer.objects.update(created_at=clock.now() - timedelta(hours=25))
    assert answer_once(key="k", digest="other", act=Counter(), actor=cast.adviser)[2] is False
    assert ApiAnswer.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_moment_one_is_carried_out() -> None:
    if connection.vendor == "sqlite":  # one connection holds a database in memory: one after the other
        _race(a_user(), workers=1)
    else:
        _race(a_user(), workers=6)


def _race(user: User, workers: int) -> None:
    act, answers = Counter(), []

    def ask() -> None:
        answers.append(answer_once(key="k", digest="d", act=act, actor=user))
        if workers > 1:
            connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(workers)]
    if workers == 1:
        ask()
        ask()
    else:
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
    assert act.times == 1
    assert {body for _status, body, _again in answers} == {'{"n": 1}'}
    assert sum(not again for *_rest, again in answers) == 1
