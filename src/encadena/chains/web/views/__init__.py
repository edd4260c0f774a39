"""One module per tab of a project's page."""
