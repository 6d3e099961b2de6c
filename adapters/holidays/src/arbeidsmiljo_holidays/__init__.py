"""Working days for arbeidsmiljo: weekdays that are not public holidays."""
