"""Figures: one a module, each with its table twin and a takeaway computed from the data."""
