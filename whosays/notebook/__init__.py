"""What a notebook cell may call."""
