"""What programs can read of diagnoses."""
