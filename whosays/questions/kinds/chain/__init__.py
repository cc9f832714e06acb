"""Chain: the way a claim came, built and folded to its roots."""
