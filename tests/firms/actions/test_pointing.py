from encadena.firms.actions.pointing import point
from encadena.firms.models import Assignment
from encadena.firms.queries.references import Reference

from ...cast import Cast
from ...factories import a_centre, a_firm

REFERENCE = Reference(Assignment, "firm_id")


def test_all_that_can_follow_do_and_the_others_stay(cast: Cast) -> None:
    twin = a_firm(rut=None)
    free = [Assignment.objects.create(firm=twin, centre=a_centre(), since="2024-01-01").pk for _ in range(4)]
    taken = Assignment.objects.create(firm=twin, centre=cast.centre, since="2024-01-01").pk
    ids = [*free[:2], taken, *free[2:]]
    assert point(REFERENCE, ids, cast.firm.pk, actor=None) == free
    assert Assignment.objects.get(pk=taken).firm == twin
    assert Assignment.objects.filter(pk__in=free, firm=cast.firm).count() == 4


def test_nothing_to_move_asks_nothing(db: None, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert point(REFERENCE, [], 1, actor=None) == []
