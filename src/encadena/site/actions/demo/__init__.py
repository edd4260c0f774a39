"""The demonstration network: real centres and operators, everything else invented, the same on every machine.

Rows are written in bulk, because 300,000 firms one action at a time would take an hour (decision 0002).
"""
