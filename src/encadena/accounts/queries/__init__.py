"""What accounts reads: people, invitations, and how well an account is protected."""
