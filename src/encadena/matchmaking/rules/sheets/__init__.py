"""What spreadsheets of participants and needs may say."""
