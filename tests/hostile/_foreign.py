"""What stands on a page that is none of ours: it came from a hand-in."""

from __future__ import annotations

from html.parser import HTMLParser


class _Finder(HTMLParser):
    """Finds elements, attributes, addresses and comments that are none of ours."""

    def __init__(self, tags, attributes, links):
        super().__init__()
        self.tags, self.attributes, self.links = tags, attributes, links
        self.found = []

    def handle_starttag(self, tag, attributes):
        """Look at an element."""
        if tag not in self.tags:
            self.found.append(tag)
        for name, value in attributes:
            if name not in self.attributes:
                self.found.append((tag, name))
            if name in ("src", "href") and not (value or "").startswith(self.links):
                self.found.append((tag, name, value))

    def handle_comment(self, data):
        """Keep a comment: we write none."""
        self.found.append(data)


def foreign(markup, tags, attributes, links=("#",)):
    """List what a page holds beside these elements, attributes and beginnings of addresses."""
    finder = _Finder(tags, attributes, links)
    finder.feed(markup)
    finder.close()
    return finder.found
