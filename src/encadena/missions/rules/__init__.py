"""Rules of the room, without the database."""
