"""Business rounds: events, buyers, participants, meetings, agendas."""
