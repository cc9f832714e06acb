"""What the texts show of their sources: claims, roots, provenance, rules, cards."""
