"""Rules without a database: the same for the form, the API and the spreadsheet."""
