"""What is read of associations, always within the reader's scope."""
