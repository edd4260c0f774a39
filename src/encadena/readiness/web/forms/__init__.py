"""Forms: they only ask the rules, and repeat what the rules say."""
