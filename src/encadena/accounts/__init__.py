"""People who log in: users, roles, invitations, sign-in."""
