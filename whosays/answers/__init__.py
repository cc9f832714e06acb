"""Answers: records, how they merge, where they are kept, and who follows them."""
