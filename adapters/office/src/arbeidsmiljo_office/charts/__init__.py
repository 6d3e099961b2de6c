"""Native charts that take the place of yellow shapes."""
