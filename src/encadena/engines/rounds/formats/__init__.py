"""Files a round can be read from and written to: the published .dzn format, JSON, and a workbook."""
