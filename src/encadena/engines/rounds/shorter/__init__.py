"""The second criterion: waits as short as possible, without a wait more."""
