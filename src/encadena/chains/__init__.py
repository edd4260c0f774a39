"""Chains: linkage projects, what their buyers ask of each firm, sales and payment, alliances, agreements."""
