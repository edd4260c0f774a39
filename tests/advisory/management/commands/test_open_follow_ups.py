from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from tests.advisory.makers import a_client
from tests.cast import Cast

from encadena.kernel import clock


def told() -> str:
    out = StringIO()
    call_command("open_follow_ups", stdout=out)
    return out.getvalue()


def test_it_opens_what_is_due_and_the_second_time_nothing(cast: Cast) -> None:
    signed = clock.today() - timedelta(days=400)
    client = a_client(cast.centre, cast.adviser, agreement_signed_on=signed, arrived_on=signed)
    assert "2 seguimientos abiertos" in told()
    assert sorted(client.follow_ups.values_list("months", flat=True)) == [6, 12]
    assert "0 seguimientos abiertos" in told()
