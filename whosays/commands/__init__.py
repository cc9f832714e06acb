"""Commands, by who gives them; each imports what it needs when it is run."""
