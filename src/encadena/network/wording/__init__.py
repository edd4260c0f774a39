"""Sentences of the network."""
