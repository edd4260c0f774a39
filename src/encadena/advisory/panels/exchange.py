"""What exchange show in the shell and on other rooms' pages."""
