"""Spreadsheets of the room, as subjects of the exchange in ``advisory``."""
