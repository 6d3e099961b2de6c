"""Word documents: going through their text, tables, headers and notes for fields."""
