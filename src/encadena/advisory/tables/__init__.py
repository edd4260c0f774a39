"""The first version of the areas of advice, of our own wording after the subjects that the centres' sources name."""
