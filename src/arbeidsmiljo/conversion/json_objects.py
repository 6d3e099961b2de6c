"""Objects of JSON that people write, in which no key hides another."""


class TwiceError(Exception):
    """A key that stands twice in one object; says which."""


def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object of pairs, as `json.loads` does by its `object_pairs_hook`.

    Args:
        pairs: Keys and values, in the order of the file.

    Raises:
        TwiceError: A key is there twice, so that one value would be lost without a word.
    """
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise TwiceError(repr(next(key for key in keys if keys.count(key) > 1)))
    return made
