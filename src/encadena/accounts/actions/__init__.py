"""What can be done to accounts and invitations, one module per noun."""
