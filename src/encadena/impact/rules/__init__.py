"""What holds without a database: the shapes of figures and reports."""
