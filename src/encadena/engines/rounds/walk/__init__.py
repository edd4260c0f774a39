"""The compiled search: an agenda that changes fifteen million times a second."""
