"""Roots: mentions piled by who was the first to know."""
