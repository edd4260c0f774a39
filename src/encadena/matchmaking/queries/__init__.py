"""What is read of rounds, always within the reader's scope."""
