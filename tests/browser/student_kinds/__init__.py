"""How a student with a keyboard alone answers a question: one module for each kind."""
