"""Templates: the files that documents are filled into, the method's own or an organisation's."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Protocol

from attrs import field, frozen

from arbeidsmiljo.conversion import binding_from_toml
from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.bindings import Binding
from arbeidsmiljo.model.documents import DocumentKind, Template, TemplateEngine
from arbeidsmiljo.model.identifiers import DocumentKey
from arbeidsmiljo.process.context import paths_of


@frozen(kw_only=True)
class TemplateFile:
    """A template with its binding: one of the method's, or one that an organisation brings.

    Attributes:
        name: What to call it in errors.
        data: The bytes of the file.
        binding: What its fields are tied to.
    """

    name: str
    data: bytes = field(repr=False)
    binding: Binding


class BuiltTemplates(Protocol):
    """Keeps templates that were built, so that each is built once."""

    def get(self, key: str) -> bytes | None:
        """Give a template; None where it is not kept, or not whole.

        Args:
            key: A digest of all that it is built from.
        """
        ...

    def keep(self, key: str, data: bytes) -> None:
        """Keep a template; where that is not possible, it is built anew the next time.

        Args:
            key: A digest of all that it is built from.
            data: The bytes of the file.
        """
        ...


def method_template(
    method: Method,
    document: DocumentKind,
    engine: TemplateEngine,
    language: str,
    *,
    built: BuiltTemplates | None = None,
) -> TemplateFile:
    """Build the method's own template of a document, unless that was done before.

    Args:
        method: The method.
        document: One of its documents.
        engine: Builds it.
        language: Of the text.
        built: Keeps it for other programs; None for this one only.

    Raises:
        TemplateError: The text cannot be built.
        InvalidInputError: The binding names paths that are not there.
    """
    source = method.source_of(document.key, language)
    name = f"{document.number:02d}-{document.key}{document.suffix}"
    text = _Text(
        engine=engine, text=source.text, suffix=document.suffix, name=name, language=language
    )
    binding = binding_from_toml(source.binding, source=f"{name}.toml", paths=binding_paths(method))
    if built is None:
        return TemplateFile(name=name, data=_built(text), binding=binding)
    data = built.get(text.digest)
    if data is None:
        data = _built(text)
        built.keep(text.digest, data)
    return TemplateFile(name=name, data=data, binding=binding)


def method_templates(
    method: Method,
    documents: Iterable[DocumentKind],
    engines: Mapping[str, TemplateEngine],
    language: str,
    *,
    given: Mapping[DocumentKey, TemplateFile] | None = None,
    built: BuiltTemplates | None = None,
) -> dict[DocumentKey, TemplateFile]:
    """Give the template of each of some documents: one that is given, or else the method's own.

    Args:
        method: The method.
        documents: The documents; one may be named several times.
        engines: Suffix to engine.
        language: Of the method's texts.
        given: An organisation's own templates.
        built: Keeps the method's templates for other programs; None for this one only.

    Raises:
        NotFoundError: No engine opens a suffix that is needed.
        TemplateError: A text cannot be built.
        InvalidInputError: A binding names paths that are not there.
    """
    found = dict(given or {})
    for document in {one.key: one for one in documents}.values():
        engine = engine_for(engines, document.suffix)
        if document.key not in found:
            found[document.key] = method_template(method, document, engine, language, built=built)
    return found


def binding_paths(method: Method) -> tuple[str, ...]:
    """Give every path that a binding may name in a method's documents."""
    return tuple(paths_of(method))


def engine_for(engines: Mapping[str, TemplateEngine], suffix: str) -> TemplateEngine:
    """Give the engine that opens a suffix.

    Raises:
        NotFoundError: None does.
    """
    engine = engines.get(suffix)
    if engine is None:
        raise NotFoundError("template engine for", suffix, engines)
    return engine


def name_of(engine: TemplateEngine) -> str:
    """Give what tells an engine, of one release, from every other."""
    kind = type(engine)
    return f"{kind.__module__}.{kind.__qualname__} {engine.release}"


def opened(engine: TemplateEngine, file: TemplateFile) -> Template:
    """Open a template, once in each process that fills.

    Where several processes fill, each gets a copy of the engine.

    Args:
        engine: Opens it.
        file: The template.

    Raises:
        TemplateError: It cannot be opened.
    """
    return _opened(_Opening(engine=engine, file=file))


@frozen(kw_only=True, eq=False)
class _Opening:
    """A template to be opened: the same for the same bytes and the same kind of engine."""

    engine: TemplateEngine
    file: TemplateFile

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Opening) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[type, str, str, bytes]:
        return type(self.engine), self.engine.release, self.file.name, self.file.data


@lru_cache(maxsize=64)
def _opened(opening: _Opening) -> Template:
    return opening.engine.open(opening.file.data, name=opening.file.name)


@frozen(kw_only=True)
class _Text:
    """A text to build a template from: the same for the same text and the same kind of engine."""

    engine: TemplateEngine = field(eq=name_of)
    text: str
    suffix: str
    name: str
    language: str

    @property
    def digest(self) -> str:
        """A digest of all that the template is built from."""
        parts = (name_of(self.engine), self.text, self.suffix, self.name, self.language)
        return sha256(repr(parts).encode()).hexdigest()

    def __hash__(self) -> int:
        return hash(self.digest)


@lru_cache(maxsize=256)
def _built(text: _Text) -> bytes:
    return text.engine.build(text.text, suffix=text.suffix, name=text.name, language=text.language)
