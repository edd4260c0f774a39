"""Readiness: questionnaires, diagnoses by three raters, gaps, action plans, certifications."""
