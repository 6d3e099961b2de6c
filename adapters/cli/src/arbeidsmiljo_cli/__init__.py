"""The command arbeidsmiljo, with the usual set of adapters and methods."""
