"""What training show in the shell and on other rooms' pages."""
