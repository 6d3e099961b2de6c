"""The words on the sheets, in the languages they exist in."""

from collections.abc import Mapping
from typing import Final

from attrs import frozen


@frozen(kw_only=True)
class Wording:
    """What the sheets say in one language.

    Attributes:
        results: Name of the sheet with the results.
        scale: Name of the sheet with the scales.
        guide: Name of the sheet that explains.
        unit: Heading of the units' ids.
        unit_name: Heading of the units' names.
        factor: Heading of the factors' keys.
        factor_name: Heading of the factors' labels.
        respondents: Heading of how many answered.
        mean: Heading of the mean.
        distribution: Heading of how many gave each value; a number from 1 comes after it.
        lowest: Heading of the lowest value of a scale.
        highest: Heading of the highest value of a scale.
        error: Title of the message about a number that is refused while typing.
        whole_number: The message about a number of people; `{most}` stands for how many.
        number: The message about a number that may have decimals.
    """

    results: str
    scale: str
    guide: str
    unit: str
    unit_name: str
    factor: str
    factor_name: str
    respondents: str
    mean: str
    distribution: str
    lowest: str
    highest: str
    error: str
    whole_number: str
    number: str


_BOKMAAL: Final = Wording(
    results="Resultater",
    scale="Skala",
    guide="Veiledning",
    unit="Enhet",
    unit_name="Enhetsnavn",
    factor="Faktor",
    factor_name="Faktornavn",
    respondents="Antall svar",
    mean="Gjennomsnitt",
    distribution="Fordeling",
    lowest="Laveste",
    highest="Høyeste",
    error="Tallet passer ikke her",
    whole_number="Skriv et helt tall fra 0 til {most}.",
    number="Skriv et tall, med det desimaltegnet programmet ditt bruker.",
)

_NYNORSK: Final = Wording(
    results="Resultat",
    scale="Skala",
    guide="Rettleiing",
    unit="Eining",
    unit_name="Einingsnamn",
    factor="Faktor",
    factor_name="Faktornamn",
    respondents="Tal på svar",
    mean="Gjennomsnitt",
    distribution="Fordeling",
    lowest="Lågaste",
    highest="Høgaste",
    error="Talet passar ikkje her",
    whole_number="Skriv eit heilt tal frå 0 til {most}.",
    number="Skriv eit tal, med det desimalteiknet programmet ditt brukar.",
)

_DANISH: Final = Wording(
    results="Resultater",
    scale="Skala",
    guide="Vejledning",
    unit="Enhed",
    unit_name="Enhedsnavn",
    factor="Faktor",
    factor_name="Faktornavn",
    respondents="Antal svar",
    mean="Gennemsnit",
    distribution="Fordeling",
    lowest="Laveste",
    highest="Højeste",
    error="Tallet passer ikke her",
    whole_number="Skriv et helt tal fra 0 til {most}.",
    number="Skriv et tal med det decimaltegn, dit program bruger.",
)

_ENGLISH: Final = Wording(
    results="Results",
    scale="Scale",
    guide="Guide",
    unit="Unit",
    unit_name="Unit name",
    factor="Factor",
    factor_name="Factor name",
    respondents="Respondents",
    mean="Mean",
    distribution="Distribution",
    lowest="Lowest",
    highest="Highest",
    error="The number does not fit here",
    whole_number="Write a whole number from 0 to {most}.",
    number="Write a number, with the decimal sign that your program uses.",
)

WORDINGS: Final[Mapping[str, Wording]] = {
    "nb": _BOKMAAL,
    "nn": _NYNORSK,
    "da": _DANISH,
    "en": _ENGLISH,
}
"""The wording of each language, the one used for any other language first."""


def wording(language: str) -> Wording:
    """Give the words in a language, or in bokmål where there are none in it."""
    return WORDINGS.get(language, _BOKMAAL)
