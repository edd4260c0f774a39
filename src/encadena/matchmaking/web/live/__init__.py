"""Pages that follow a round while it is held: one small process keeps all their lines open (decision 0033)."""
