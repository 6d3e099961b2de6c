"""The texts of the command: English in the code, the other languages in catalogues."""

from typing import Final

from arbeidsmiljo.catalogues import Catalogue

text: Final = Catalogue(package="arbeidsmiljo_cli", source="en", languages=("nb", "nn", "da"))
