"""Whether text fits the shape that it stands in, by the measures of the fonts it is set in."""
