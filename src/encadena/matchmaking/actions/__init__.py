"""What changes rounds: one module per noun, every function says who acts."""
