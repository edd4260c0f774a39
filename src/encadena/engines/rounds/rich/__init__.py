"""The search for rounds that ask for more than the published rules: groups, lengths, interpreters, lunch, hours."""
