"""The words that a document has of itself: names of layouts and shapes, of a page, of a table."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve, frozen
from babel import Locale, UnknownLocaleError

from arbeidsmiljo_office.building.blocks import Weight

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@frozen(kw_only=True)
class Labels:
    """The words in one language, and its full tag."""

    tag: str
    page: str
    of: str
    table_with: str
    chart_place: str
    table: str
    chart: str
    card: str
    text: str
    footer: str
    number: str
    decoration: str
    title_layout: str
    section_layout: str
    content_layout: str
    two_columns_layout: str
    title_only_layout: str
    title_hint: str
    subtitle_hint: str
    text_hint: str
    picture: str
    call_out: str
    note: str
    tip: str
    important: str
    warning: str
    caution: str

    def of_weight(self, weight: Weight) -> str:
        """Return the word that a call-out begins with."""
        match weight:
            case Weight.NOTE:
                return self.note
            case Weight.TIP:
                return self.tip
            case Weight.IMPORTANT:
                return self.important
            case Weight.WARNING:
                return self.warning
            case Weight.CAUTION:
                return self.caution


_BOKMAL: Final = Labels(
    tag="nb-NO",
    page="Side",
    of="av",
    table_with="Tabell med kolonnene",
    chart_place="Plass til diagram",
    table="Tabell",
    chart="Diagram",
    card="Kort",
    text="Tekst",
    footer="Bunntekst",
    number="Lysbildenummer",
    decoration="Pynt",
    title_layout="Tittellysbilde",
    section_layout="Deloverskrift",
    content_layout="Tittel og innhold",
    two_columns_layout="To kolonner",
    title_only_layout="Bare tittel",
    title_hint="Klikk for å skrive tittel",
    subtitle_hint="Klikk for å skrive undertittel",
    text_hint="Klikk for å skrive tekst",
    picture="Bilde",
    call_out="Ramme",
    note="Merk",
    tip="Tips",
    important="Viktig",
    warning="Advarsel",
    caution="Vær forsiktig",
)
_NYNORSK: Final = evolve(
    _BOKMAL,
    tag="nn-NO",
    table_with="Tabell med kolonnane",
    footer="Botntekst",
    number="Lysbiletnummer",
    title_layout="Tittellysbilete",
    content_layout="Tittel og innhald",
    two_columns_layout="To kolonnar",
    title_only_layout="Berre tittel",
    picture="Bilete",
    warning="Åtvaring",
    caution="Ver varsam",
)
_DANISH: Final = Labels(
    tag="da-DK",
    page="Side",
    of="af",
    table_with="Tabel med kolonnerne",
    chart_place="Plads til diagram",
    table="Tabel",
    chart="Diagram",
    card="Kort",
    text="Tekst",
    footer="Sidefod",
    number="Slidenummer",
    decoration="Pynt",
    title_layout="Titelslide",
    section_layout="Afsnitsoverskrift",
    content_layout="Titel og indhold",
    two_columns_layout="To kolonner",
    title_only_layout="Kun titel",
    title_hint="Klik for at skrive titel",
    subtitle_hint="Klik for at skrive undertitel",
    text_hint="Klik for at skrive tekst",
    picture="Billede",
    call_out="Ramme",
    note="Bemærk",
    tip="Tip",
    important="Vigtigt",
    warning="Advarsel",
    caution="Vær forsigtig",
)
_ENGLISH: Final = Labels(
    tag="en-GB",
    page="Page",
    of="of",
    table_with="Table with the columns",
    chart_place="Place of a chart",
    table="Table",
    chart="Chart",
    card="Card",
    text="Text",
    footer="Footer",
    number="Slide number",
    decoration="Decoration",
    title_layout="Title slide",
    section_layout="Section header",
    content_layout="Title and content",
    two_columns_layout="Two columns",
    title_only_layout="Title only",
    title_hint="Click to add a title",
    subtitle_hint="Click to add a subtitle",
    text_hint="Click to add text",
    picture="Picture",
    call_out="Call-out",
    note="Note",
    tip="Tip",
    important="Important",
    warning="Warning",
    caution="Caution",
)
_LANGUAGES: Final = {
    "nb": _BOKMAL,
    "no": _BOKMAL,
    "nn": _NYNORSK,
    "da": _DANISH,
    "en": _ENGLISH,
}


LANGUAGES: Final = ("da", "en", "nb", "nn")
"""Those that there are words in; `no` is taken for `nb`."""


def labels_for(language: str) -> Labels | None:
    """Return the words in a language, those of English where there are none in it.

    Args:
        language: Its tag, such as `nb` or `nb-NO`.

    Returns:
        The words; None if it is no tag of a language.
    """
    tag = language.replace("_", "-")
    known = _LANGUAGES.get(tag.split("-")[0].lower()) if _TAG.fullmatch(tag) else None
    if known is None and _TAG.fullmatch(tag) and _is_known(tag):
        return evolve(_ENGLISH, tag=tag)
    return known


def _is_known(tag: str) -> bool:
    """Tell whether a language is one that people have."""
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
