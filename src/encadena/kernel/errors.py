"""The one exception that a broken rule raises."""


class DomainError(Exception):
    """A rule of the domain was broken.

    ``code`` names the rule, ``params`` are the facts a sentence needs. Sentences live in each room's
    ``wording``, never here: the same error is shown in a page, a command and a spreadsheet.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code


class Conflict(DomainError):  # noqa: N818  a conflict is not a mistake of the person
    """Somebody else changed the record since it was read; ``params`` hold what differs."""
