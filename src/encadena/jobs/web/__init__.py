"""Screens of jobs."""
