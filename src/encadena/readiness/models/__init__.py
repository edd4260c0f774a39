"""Questionnaires, diagnoses, gaps, plans and certifications, one module per noun."""
