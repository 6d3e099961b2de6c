"""Survey answers for arbeidsmiljo from Nettskjema."""
