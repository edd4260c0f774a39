"""Writes of the room: claims of membership, sheets of members, permissions."""
