"""The follow-up of work environment surveys, executable."""
