"""What the composition root itself writes: the demonstration network."""
