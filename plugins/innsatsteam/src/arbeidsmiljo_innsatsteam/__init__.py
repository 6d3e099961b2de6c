"""Der skoen trykker, the work of an innsatsteam in Norwegian hospitals, as a method."""
