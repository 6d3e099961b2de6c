"""Presentations: going through their slides and notes for fields."""
