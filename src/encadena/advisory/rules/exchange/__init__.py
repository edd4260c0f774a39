"""What sessions look like outside: columns and cells of spreadsheets, the topics of another country's forms."""
