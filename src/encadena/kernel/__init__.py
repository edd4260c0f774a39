"""What every room may lean on: errors, clock, events, money, periods, text. No models."""
