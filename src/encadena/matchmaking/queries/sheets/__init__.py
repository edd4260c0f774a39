"""What a row of a spreadsheet means in a round; each judge reads what it needs once."""
