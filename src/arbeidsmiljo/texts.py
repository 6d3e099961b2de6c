"""The texts of the core: English in the code, the other languages in catalogues."""

from typing import Final

from arbeidsmiljo.catalogues import Catalogue

text: Final = Catalogue(package="arbeidsmiljo", source="en", languages=("nb", "nn", "da"))
