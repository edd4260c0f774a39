"""The yearly report in words: every sentence is written from the numbers of a ``Report`` and from nothing else."""
