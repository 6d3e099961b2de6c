"""Placing what takes the place of a yellow shape: a chart or a picture, and the parts it adds."""
