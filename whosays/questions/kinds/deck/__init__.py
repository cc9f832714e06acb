"""Deck: evidence cards, one after the other."""
