"""Members of an association by sector, and what they got from the network, as far as each of them allows."""
