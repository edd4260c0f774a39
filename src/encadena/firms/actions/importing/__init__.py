"""A spreadsheet of firms and owners into the register: upload, columns, check, apply, undo.

``uploading`` keeps the file and finds its headings, ``mapping`` says what its columns mean, ``checking`` compares it
with
the register and writes down what would happen, ``applying`` does it in chunks with a journal, ``undoing`` goes back.
"""

from .announcing import announce_import
from .applying import apply_import
from .checking import check_import
from .mapping import describe_sheet, set_columns
from .retention import remove_old_files
from .undoing import undo_import
from .uploading import discard_import, receive_file

__all__ = [
    "announce_import",
    "apply_import",
    "check_import",
    "describe_sheet",
    "discard_import",
    "receive_file",
    "remove_old_files",
    "set_columns",
    "undo_import",
]
