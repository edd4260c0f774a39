"""Kinds of indicators of a project that come with the program, each with the standard that defines it."""
