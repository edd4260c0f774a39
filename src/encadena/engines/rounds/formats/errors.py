"""What is wrong with a file, as data: the place and the reason."""

from ..problem import Param


class FormatError(ValueError):
    """A file that cannot be read as a round.

    ``place`` is the line (text files), a path such as ``meetings[3].first`` (JSON) or ``sheet!row`` (workbook); None
    for the whole file.
    """

    def __init__(self, file: str, place: int | str | None, code: str, **params: Param) -> None:
        super().__init__(file, place, code, params)
        self.file = file
        self.place = place
        self.code = code
        self.params = params
