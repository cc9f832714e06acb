"""What JupyterLite's kernel asks of its installer; here nothing is ever installed by a page."""
