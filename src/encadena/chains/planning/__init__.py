"""The only place of the room that calls engines: rows become their problems, and their answers become rows."""
