"""What changed: indicators as definitions, what each number counted, the yearly report, centres side by side."""
