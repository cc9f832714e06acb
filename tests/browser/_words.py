"""What the tests of the page write into a field."""

WORDS = "Nobody else adds this; paragraph 4 says so."  # "dd" would delete a cell in JupyterLab
