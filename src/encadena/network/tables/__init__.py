"""What public statements say about the network, one row per statement, each with its source."""
