"""The factors of MUST are those that published pages name, each in its class."""

from __future__ import annotations

from arbeidsmiljo.model.identifiers import FactorKey, is_plain
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo_must.method import MUST
from arbeidsmiljo_must.questionnaire import MUST_QUESTIONNAIRE


def of_class(item_class: ItemClass) -> set[FactorKey]:
    """Give the factors of a class."""
    return {factor.key for factor in MUST_QUESTIONNAIRE.factors if factor.item_class is item_class}


def test_keys_are_plain_and_told_apart() -> None:
    """Each factor has a key of its own that can stand in a file name."""
    keys = [factor.key for factor in MUST_QUESTIONNAIRE.factors]

    main = [factor for factor in MUST_QUESTIONNAIRE.factors if factor.module is None]
    assert len(keys) == len(set(keys)) == 25
    assert len(main) == 21
    assert all(is_plain(key) for key in keys)


def test_labels_are_complete() -> None:
    """Each factor is called something of its own in bokmål, and in each other language."""
    labels = [factor.label for factor in MUST_QUESTIONNAIRE.factors]

    assert all(list(label.by_language) == ["nb", "nn", "da", "en"] for label in labels)
    for language in ("nb", "nn", "da", "en"):
        assert len({label.in_language(language) for label in labels}) == len(labels)


def test_modules_that_can_be_chosen() -> None:
    """There are seven, as the pages say; each deepens a factor, or has one that is called as it."""
    assert not MUST_QUESTIONNAIRE.problems()
    modules = MUST_QUESTIONNAIRE.modules
    assert len(modules) == 7
    own = {factor.module: factor for factor in MUST_QUESTIONNAIRE.factors if factor.module}
    assert own.keys() == {module.key for module in modules if not module.deepens}
    assert all(factor.label == MUST_QUESTIONNAIRE.module(key).label for key, factor in own.items())


def test_each_factor_says_where_it_is_named() -> None:
    """Nothing is made up: each factor and module has a page or a statement that names it."""
    statements = {one.id for one in MUST.statements}
    told = [one.sources for one in MUST_QUESTIONNAIRE.factors]
    told += [one.sources for one in MUST_QUESTIONNAIRE.modules]
    for sources in told:
        assert sources
        assert all(one.startswith("https://") or one in statements for one in sources)


def test_sensitive_factors() -> None:
    """Exactly what L08 reserves for the enterprise report is sensitive."""
    assert of_class(ItemClass.SENSITIVE) == {
        "bullying",
        "harassment",
        "discrimination",
        "unwanted-sexual-attention",
    }


def test_factors_about_the_leader() -> None:
    """What is feedback to one person, the leader, is a class of its own (L12)."""
    assert of_class(ItemClass.LEADER) == {"leadership", "support-from-leader"}
