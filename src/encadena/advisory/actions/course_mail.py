"""Which mails of a course have left: claimed before sending, given back when the post refuses."""

from encadena.accounts.models import User

from ..models import CourseMail, Registration


def claim_mail(registration: Registration, *, kind: str, key: str = "", actor: User | None) -> bool:
    """Whether this mail is ours to send; the second who asks gets False."""
    _row, new = CourseMail.objects.get_or_create(registration=registration, kind=kind, key=key)
    return new


def give_back_mail(registration: Registration, *, kind: str, key: str = "", actor: User | None) -> None:
    """It did not leave: the next try may claim it again."""
    CourseMail.objects.filter(registration=registration, kind=kind, key=key).delete()
