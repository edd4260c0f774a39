"""What programs can do with clients, sessions and milestones: the actions and queries of the pages, in JSON."""
