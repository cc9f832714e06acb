"""What is asked and expected, and how an answer is graded."""
