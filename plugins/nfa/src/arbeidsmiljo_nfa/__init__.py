"""NFA's trivselspakke of Danish workplaces, as a method."""
