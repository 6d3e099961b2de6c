"""Pictures: what their files say of themselves, and how they stand in a document."""
