"""The only part of the network that calls an engine."""
