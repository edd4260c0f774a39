"""The round as clauses: literals, what rules are made of, and slots ruled out beforehand."""
