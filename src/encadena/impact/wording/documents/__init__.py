"""The report as files: paper, spreadsheet, one page that is sent on. All from a ``Report`` and its seal."""

from .report_html import report_html
from .report_pdf import report_pdf
from .report_xlsx import report_xlsx
from .seal import Seal

__all__ = ["Seal", "report_html", "report_pdf", "report_xlsx"]
