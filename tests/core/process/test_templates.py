"""Templates: the method's own, built when they are first needed and then kept."""

from collections.abc import Mapping

from attrs import define, evolve, field, frozen
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.method import DocumentSource, Method
from arbeidsmiljo.model.bindings import Binding
from arbeidsmiljo.model.identifiers import DocumentKey
from arbeidsmiljo.process.templates import TemplateFile, method_template, method_templates
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import COMMITTEE_PAPER, UNIT_PLAN
from tests.core.plain_text import PlainText

METHOD = example_method()


@define
class Kept:
    """Built templates in a dictionary."""

    files: dict[str, bytes] = field(factory=dict[str, bytes])

    def get(self, key: str) -> bytes | None:
        """Give one."""
        return self.files.get(key)

    def keep(self, key: str, data: bytes) -> None:
        """Keep one."""
        self.files[key] = data


@frozen
class Builder(PlainText):
    """An engine of some release that writes down what it builds."""

    number: str = "1"
    built: list[str] = field(factory=list[str])

    @property
    def release(self) -> str:
        """The one it was made with."""
        return self.number

    def build(
        self,
        source: str,
        *,
        suffix: str,
        name: str,
        language: str,
        base: bytes | None = None,
        base_name: str | None = None,
        pictures: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """Build it, and write it down."""
        self.built.append(name)
        return super().build(
            source,
            suffix=suffix,
            name=name,
            language=language,
            base=base,
            base_name=base_name,
            pictures=pictures,
        )


def saying(words: str) -> Method:
    """Give the example method with other words in all of its documents."""

    def source_of(document: DocumentKey, language: str) -> DocumentSource:
        del document, language
        return DocumentSource(text=words, binding="")

    return evolve(METHOD, source_of=source_of)


@given(st.text(), st.text(min_size=1))
def test_a_template_is_built_once(words: str, release: str) -> None:
    """Whoever asks for the same text gets the same bytes, and nobody builds them again."""
    method, document = saying(words), METHOD.document(UNIT_PLAN)
    builders = Builder(number=f"a{release}"), Builder(number=f"a{release}")
    files = [method_template(method, document, one, "nb") for one in (*builders, *builders)]
    assert files[0].data == words.encode()
    assert files == files[:1] * 4
    assert len(builders[0].built) + len(builders[1].built) <= 1


def test_what_would_be_another_is_built_anew() -> None:
    """Other words, another release or another language are another template."""
    kept = Kept()
    document = METHOD.document(UNIT_PLAN)
    for method, release, language in (
        (saying("kept a"), "x1", "nb"),
        (saying("kept b"), "x1", "nb"),
        (saying("kept a"), "x2", "nb"),
        (saying("kept a"), "x1", "da"),
    ):
        builder = Builder(number=release)
        for _ in range(2):
            method_template(method, document, builder, language, built=kept)
        assert len(builder.built) == 1
    assert len(kept.files) == 4


def test_what_is_kept_is_not_built() -> None:
    """What another program has built is taken as it is; what is gone is put there again."""
    kept = Kept()
    document = METHOD.document(UNIT_PLAN)
    built = method_template(METHOD, document, PlainText(), "nb", built=kept)
    ((key, data),) = kept.files.items()
    assert data == built.data
    kept.files[key] = b"fra et annet program"
    again = method_template(METHOD, document, PlainText(), "nb", built=kept)
    assert again.data == b"fra et annet program"
    kept.files.clear()
    assert method_template(METHOD, document, PlainText(), "nb", built=kept) == built
    assert kept.files == {key: data}


def test_an_organisations_own_takes_the_place_of_the_methods() -> None:
    """Each kind of document has one template, however often it is named."""
    own = TemplateFile(name="egen.txt", data=b"Plan", binding=Binding())
    documents = [METHOD.document(UNIT_PLAN), METHOD.document(COMMITTEE_PAPER)] * 2
    found = method_templates(METHOD, documents, {".txt": PlainText()}, "nb", given={UNIT_PLAN: own})
    paper = method_template(METHOD, METHOD.document(COMMITTEE_PAPER), PlainText(), "nb")
    assert found == {UNIT_PLAN: own, COMMITTEE_PAPER: paper}
