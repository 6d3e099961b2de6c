"""Counting of survey answers for arbeidsmiljo, many times faster, with numpy."""
