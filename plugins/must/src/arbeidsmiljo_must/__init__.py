"""The MUST follow-up of the Norwegian state as a method for arbeidsmiljo."""
