"""Tables dealt so that whoever receives keeps one and nobody walks far."""
