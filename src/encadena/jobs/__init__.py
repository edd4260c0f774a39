"""Long work in the database queue: progress, cancel, retry, survive a restart."""
