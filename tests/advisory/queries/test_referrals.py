from encadena.advisory.models import Client, Referral
from encadena.advisory.queries import referrals as queries
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast


def a_referral(client: Client, **to: object) -> Referral:
    today = clock.today()
    return Referral.objects.create(
        client=client, firm=client.firm, from_centre=client.centre, reason="Exportar", agreed_on=today, answer_by=today,
        **to,
    )  # fmt: skip


def test_the_receiver_sees_what_was_sent_to_it_and_nothing_more(cast: Cast) -> None:
    post = cast.promoter.posts.get()
    client = a_client(cast.centre, cast.adviser, cast.firm)
    referral = a_referral(client, to_institution=post.institution)
    a_referral(client, to_centre=cast.rival_centre)
    assert list(queries.referrals_received(cast.promoter)) == [referral]
    assert list(queries.referrals_visible_to(cast.promoter)) == [referral]
    assert queries.receives(cast.promoter, referral)
    assert not queries.receives(cast.association, referral)


def test_a_centre_receives_and_the_agency_sees_all(cast: Cast) -> None:
    referral = a_referral(a_client(cast.centre, cast.adviser, cast.firm), to_centre=cast.rival_centre)
    assert list(queries.referrals_received(cast.rival)) == [referral]
    assert list(queries.referrals_sent(cast.rival)) == []
    for reader in (cast.agency, cast.administrator, cast.adviser, cast.owner):
        assert list(queries.referrals_visible_to(reader)) == [referral]
