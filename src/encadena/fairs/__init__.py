"""Fairs: stands on a plan, a catalogue of goods and services, a public showcase and what its visitors ask."""
