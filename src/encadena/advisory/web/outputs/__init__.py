"""Files and pictures to take away."""
