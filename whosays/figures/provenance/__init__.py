"""Parts of the provenance graph: what is drawn, where, and what is said of it."""
