"""A bound that knows who meets whom: prices for being busy at a time, the better the closer they come to agree."""
