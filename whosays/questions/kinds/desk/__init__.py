"""Desk: newsrooms' own rules put to a passage."""
