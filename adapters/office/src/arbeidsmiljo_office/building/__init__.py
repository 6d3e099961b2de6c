"""Building documents and decks of our own: from Markdown to the bytes of a file."""
