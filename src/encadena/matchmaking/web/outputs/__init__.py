"""An agenda on paper, in a calendar and in a spreadsheet. Every file speaks the language of whoever it is for."""
