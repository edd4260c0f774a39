"""Forms of accounts: allauth's in our words, and our own."""
