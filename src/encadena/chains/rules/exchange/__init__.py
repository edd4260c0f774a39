"""What a spreadsheet of the room holds, column by column."""
