"""What programs can do with diagnoses, and with plans, their gaps and actions."""
