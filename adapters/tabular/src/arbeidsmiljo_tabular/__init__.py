"""Survey results for arbeidsmiljo from spreadsheets, and the empty sheet to fill in."""
