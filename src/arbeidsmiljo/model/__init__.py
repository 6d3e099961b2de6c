"""The vocabulary: frozen values for actors, organisations, meetings, documents and events."""
