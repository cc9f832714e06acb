"""The kinds of question, each in a module or folder of its name."""
