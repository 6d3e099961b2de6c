"""The texts of this method: bokmål in the code, the other languages in catalogues."""

from typing import Final

from arbeidsmiljo.catalogues import Catalogue

text: Final = Catalogue(
    package="arbeidsmiljo_innsatsteam", source="nb", languages=("nn", "da", "en")
)
