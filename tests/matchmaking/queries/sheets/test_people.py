import pytest

from encadena.accounts.choices import Role
from encadena.firms.models import Firm
from encadena.matchmaking.actions import participants
from encadena.matchmaking.models import Round
from encadena.matchmaking.queries.sheets.people import PeopleJudge
from tests.cast import Cast
from tests.factories import a_firm, a_user
from tests.matchmaking.makers import a_buyer, a_ready_round

pytestmark = pytest.mark.django_db
Rows = list[dict[str, str]]


@pytest.fixture
def round() -> Round:
    return a_ready_round([], buyer_count=0)


def outcomes(round: Round, rows: Rows, **kwargs: object) -> list[tuple[str, str]]:
    judge = PeopleJudge(round, rows, kwargs.get("actor"))  # type: ignore[arg-type]
    judged = [judge.judge(number, row) for number, row in enumerate(rows, start=2)]
    return [(one.row["outcome"], one.row.get("code", "")) for one in judged]


def test_a_firm_is_known_by_its_rut_with_or_without_dots(round: Round) -> None:
    a_firm(name="Mieles Ltda", rut="760000019")

    rows = [{"rut": "76.000.001-9", "name": "Mieles Ltda."}, {"rut": "76000001-9", "name": ""}]

    assert outcomes(round, rows[:1]) == [("new", "")]
    assert outcomes(round, rows) == [("new", ""), ("bad", "listed_twice")]


def test_a_rut_of_another_name_is_remarked(round: Round) -> None:
    a_firm(name="Mieles Ltda", rut="760000019")

    assert outcomes(round, [{"rut": "760000019", "name": "Quesos SpA"}]) == [("new", "named_otherwise")]


def test_who_is_in_the_round_already_stays_as_it_is(round: Round) -> None:
    firm = a_firm(rut="760000019")
    participants.add_participants(round, firms=[firm], actor=None)

    assert outcomes(round, [{"rut": "760000019", "name": firm.name}]) == [("same", "already_in_round")]


def test_a_merged_firm_is_the_one_that_it_lives_on_in(round: Round) -> None:
    kept = a_firm(rut="760000027")
    gone = a_firm(rut="760000019")
    Firm.objects.filter(pk=gone.pk).update(merged_into=kept)

    rows = [{"rut": "760000019"}, {"rut": "760000027"}]

    assert outcomes(round, rows) == [("new", ""), ("bad", "listed_twice")]


def test_a_firm_out_of_the_readers_scope_is_unknown(round: Round, cast: Cast) -> None:
    row = {"rut": str(cast.firm.rut), "name": cast.firm.name}

    assert outcomes(round, [row], actor=cast.coordinator) == [("new", "")]
    assert outcomes(round, [row], actor=cast.rival) == [("bad", "firm_unknown")]


def test_names_that_two_firms_share_are_not_guessed(round: Round) -> None:
    a_firm(name="Mieles Ltda")
    row = {"kind": "empresa", "name": "MIELES LTDA"}
    assert outcomes(round, [row]) == [("new", "")]

    a_firm(name="Mieles Ltda")
    assert outcomes(round, [row]) == [("bad", "firm_unclear")]


def test_a_new_buyer_needs_name_and_country_and_what_it_says_must_be_readable(round: Round) -> None:
    good = {"name": "Lima Foods", "country": "Perú", "mail": "ana@lima.pe", "languages": "español", "zone": "lima"}
    rows = [
        good,
        good | {"name": "", "mail": ""},
        good | {"name": "B", "mail": "", "kind": "importador", "country": ""},
        good | {"name": "C", "mail": "", "country": "Narnia"},
        good | {"name": "D", "mail": "", "zone": "GMT-5"},
        {"name": "E"},
    ]

    assert outcomes(round, rows) == [
        ("new", ""),
        ("bad", "name_missing"),
        ("bad", "country_missing"),
        ("bad", "country_unclear"),
        ("bad", "zone_unclear"),
        ("bad", "kind_missing"),
    ]


def test_nobody_sits_at_two_tables(round: Round) -> None:
    a_buyer(name="Andes Foods", contact="Ana <ana@foods.pe>")
    rows = [
        {"name": "Lima Foods", "country": "PE", "mail": "ana@foods.pe"},
        {"name": "Quito Foods", "country": "EC", "mail": "luz@foods.ec"},
        {"name": "Cuenca Foods", "country": "EC", "mail": "LUZ@foods.ec"},
    ]

    assert outcomes(round, rows) == [("bad", "person_twice"), ("new", ""), ("bad", "person_twice_in_file")]


def test_a_known_buyer_is_not_made_twice(round: Round) -> None:
    a_buyer(name="Lima Foods", country="PE", contact="ana@foods.pe")
    row = {"name": "LIMA FOODS", "country": "Perú", "mail": "ana@foods.pe"}

    assert outcomes(round, [row]) == [("new", "buyer_known")]


def test_the_number_of_queries_does_not_depend_on_the_rows(round: Round, django_assert_num_queries: object) -> None:
    rows = [{"rut": str(a_firm().rut)} for _ in range(3)]

    for some in (rows[:1], rows):
        user = a_user(Role.ADMINISTRATOR)
        with django_assert_num_queries(5):  # type: ignore[operator]
            outcomes(round, some, actor=user)
