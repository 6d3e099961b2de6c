"""The file of norms that results are held up against, each with its source.

::

    [[norm]]
    factor = "workload"
    value = 3.2
    lowest = 1
    highest = 5
    source = "Virksomhetens egen måling i fem etater, 2024"
"""

from collections.abc import Sequence

from attrs import frozen

from arbeidsmiljo.conversion.converter import structure, structured_or_none
from arbeidsmiljo.conversion.document import is_list
from arbeidsmiljo.conversion.problems import in_words
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import InvalidInputError, Problem
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
    problems: list[Problem] = []
    try:
        read: Sequence[_Norm | None] = structure(document, _File, source=source).norm
    except InvalidInputError as error:
        problems += in_words(error.problems, document)
        members = document.get("norm")
        read = [structured_or_none(one, _Norm) for one in members] if is_list(members) else []
    norms = [None if one is None else _norm(one) for one in read]
    of_norms = [*norm_problems(norms, questionnaire)]
    if problems or of_norms:
        factors = ", ".join(sorted(factor.key for factor in questionnaire.factors))
        hint = f"Factors that are measured: {factors}." if of_norms else ""
        raise InvalidInputError(source, [*problems, *of_norms], hint)
    return tuple(one for one in norms if one is not None)


def _norm(read: _Norm) -> Norm:
    return Norm(
        factor=FactorKey(read.factor),
        value=read.value,
        scale=Scale(minimum=read.lowest, maximum=read.highest),
        source=read.source,
    )
