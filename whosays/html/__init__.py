"""Fragments of markup, and the scripts and style sheets that go with them."""
