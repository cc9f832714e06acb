"""One laptop for a room: the browser edition handed out, and answers kept here."""
