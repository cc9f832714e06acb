"""From a fresh copy of the kit to a page on screen. Standard library only.

Everything in this folder runs from a system Python in which nothing is installed yet.
"""
