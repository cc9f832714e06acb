"""Mark: words of an article, each with a code."""
