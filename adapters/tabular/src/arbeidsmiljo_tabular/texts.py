"""The texts of the sheets of published results: English in the code, others in catalogues."""

from typing import Final

from arbeidsmiljo.catalogues import Catalogue

text: Final = Catalogue(package="arbeidsmiljo_tabular", source="en", languages=("nb", "nn", "da"))
