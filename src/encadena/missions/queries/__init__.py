"""What is read of missions, always within the reader's scope."""
