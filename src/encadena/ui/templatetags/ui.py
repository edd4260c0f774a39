"""Filters and tags of the shell, loaded in every template."""

from django import template

register = template.Library()
