"""Plans business rounds: which meeting is held in which slot, so that nobody waits between meetings."""
