"""What templates of results need."""
