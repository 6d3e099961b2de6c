"""The texts of this method: Danish in the code, the other languages in catalogues."""

from typing import Final

from arbeidsmiljo.catalogues import Catalogue

text: Final = Catalogue(package="arbeidsmiljo_nfa", source="da", languages=("nb", "nn", "en"))
