"""Compare: two texts side by side."""
