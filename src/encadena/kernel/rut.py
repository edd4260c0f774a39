"""The Chilean tax number (RUT): one way to write it in the database, one on the screen.

Stored compact with its check digit and without dots or hyphen (``123456785``, ``12667869K``).
"""

from stdnum.cl import rut as _rut
from stdnum.exceptions import ValidationError

from .errors import DomainError


def clean(text: str) -> str:
    """The compact form of a RUT as typed.

    Raises ``DomainError('rut_invalid', value=…)`` when its form or its check digit is wrong.
    """
    try:
        return str(_rut.validate(text.strip().upper()))
    except ValidationError as error:
        raise DomainError("rut_invalid", value=text.strip()) from error


def shown(compact: str) -> str:
    """``123456785`` → ``12.345.678-5``."""
    return f"{int(compact[:-1]):,}".replace(",", ".") + f"-{compact[-1]}"


def check_digit(number: int) -> str:
    """The digit (or K) that completes a number, for those who make RUTs."""
    return str(_rut.calc_check_digit(str(number)))
