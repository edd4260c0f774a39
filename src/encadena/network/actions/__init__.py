"""Everything that changes the network."""
