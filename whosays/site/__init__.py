"""The browser edition: a folder of files that any web server can hand out, made from the kit."""
