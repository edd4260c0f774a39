import pytest

from encadena.associations.actions.claim import confirm_claim
from encadena.associations.actions.sheet import apply_sheet, check_sheet, undo_sheet
from encadena.associations.choices import ClaimState
from encadena.associations.errors import AssociationError
from encadena.associations.models import MemberClaim
from tests.associations.makers import an_association
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def sheet_of(*lines: str) -> bytes:
    return "\n".join(["rut;nombre;socia desde", *lines]).encode()


def test_every_row_is_judged_and_nothing_is_written_until_it_is_applied(cast: Cast) -> None:
    association = an_association(cast.rival_firm)
    lines = [
        f"{cast.firm.rut};La Espiga;01-02-2020",
        f"{cast.rival_firm.rut};;",
        "12.345.678-9;;",
        "123456785;;",
        "123456785;;",
    ]

    sheet = check_sheet(association, file_name="socias.csv", content=sheet_of(*lines), actor=cast.association)

    assert [(row["row"], row["outcome"], row.get("code", "")) for row in sheet.rows] == [
        (2, "new", ""),
        (3, "same", ""),
        (4, "bad", "rut_invalid"),
        (5, "new", ""),
        (6, "bad", "repeated_in_file"),
    ]
    assert not MemberClaim.objects.exists()


def test_applied_twice_it_changes_nothing_and_undone_it_takes_back_what_waits(cast: Cast) -> None:
    association = an_association()
    content = sheet_of(f"{cast.firm.rut};;01-02-2020", "123456785;;")
    sheet = check_sheet(association, file_name="socias.csv", content=content, actor=None)

    assert apply_sheet(sheet, actor=None) == 2
    with pytest.raises(AssociationError, match="sheet_not_applicable"):
        apply_sheet(sheet, actor=None)
    again = check_sheet(association, file_name="socias.csv", content=content, actor=None)
    assert [row["outcome"] for row in again.rows] == ["same", "same"]

    confirm_claim(MemberClaim.objects.get(rut=cast.firm.rut), firm=cast.firm, actor=None)
    assert undo_sheet(sheet, actor=None) == 1
    assert MemberClaim.objects.get(rut="123456785").state == ClaimState.WITHDRAWN
    assert cast.firm.memberships.exists()


@pytest.mark.parametrize(("content", "code"), [(b"correo\na@b.cl", "columns_missing"), (b"rut;nombre\n", "file_empty")])
def test_what_is_no_list_of_members_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(AssociationError, match=code):
        check_sheet(an_association(), file_name="x.csv", content=content, actor=None)
