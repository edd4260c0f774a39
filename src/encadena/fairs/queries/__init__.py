"""What is read of fairs, always within the reader's scope."""
