"""What changed, said honestly: shares with what is unknown, durations that still run, centres side by side.

Plain Python on plain numbers. Nothing here reads a database, knows a language or rounds: rounding belongs to the page.
"""
