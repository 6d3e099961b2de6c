"""The file of norms that results are held up against, each with its source.

::

    [[norm]]
    factor = "workload"
    value = 3.2
    lowest = 1
    highest = 5
    source = "Virksomhetens egen måling i fem etater, 2024"
"""

from attrs import frozen

from arbeidsmiljo.conversion.converter import structure
from arbeidsmiljo.conversion.problems import in_words
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.survey.norms import Norm, norm_problems
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.results import Scale


@frozen(kw_only=True)
class _Norm:
    factor: str
    value: float
    lowest: float
    highest: float
    source: str


@frozen(kw_only=True)
class _File:
    norm: tuple[_Norm, ...]


def norms_from_toml(text: str, *, source: str, questionnaire: Questionnaire) -> tuple[Norm, ...]:
    """Read norms.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.
        questionnaire: Whose factors they are for.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    document = parse_toml(text, source=source)
    try:
        file = structure(document, _File, source=source)
    except InvalidInputError as error:
        raise InvalidInputError(source, in_words(error.problems, document), error.hint) from None
    norms = tuple(
        Norm(
            factor=FactorKey(one.factor),
            value=one.value,
            scale=Scale(minimum=one.lowest, maximum=one.highest),
            source=one.source,
        )
        for one in file.norm
    )
    if problems := tuple(norm_problems(norms, questionnaire)):
        factors = ", ".join(sorted(factor.key for factor in questionnaire.factors))
        raise InvalidInputError(source, problems, f"Factors that are measured: {factors}.")
    return norms
