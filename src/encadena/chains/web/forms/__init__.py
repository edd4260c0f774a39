"""Forms of the room; what they refuse, the actions refuse too."""
