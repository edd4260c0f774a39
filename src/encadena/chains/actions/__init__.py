"""The only writers of the room, one module per noun."""
