"""Pages: they load through the scope, ask the rules, and call one action."""
