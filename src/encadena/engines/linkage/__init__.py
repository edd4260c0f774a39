"""Who supplies whom: what hangs on one buyer, what happens when it closes, and who else could buy.

Plain Python on plain numbers and keys. Sales that are not known are ``None`` and never counted as zero.
"""
