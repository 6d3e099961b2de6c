"""Every member of the workspace is a distribution that stands on its own."""

from __future__ import annotations

import importlib
from importlib.metadata import entry_points

import pytest

from tests.workspace.members import ALL, CORE, MEMBERS, Member, distribution_name

each = pytest.mark.parametrize("member", ALL, ids=lambda member: member.name)
each_but_core = pytest.mark.parametrize("member", MEMBERS, ids=lambda member: member.name)


UNUSUAL = {"arbeidsmiljo-ibis"}
"""Members that few need, and whose libraries are larger than all others together."""


def test_there_are_members() -> None:
    """The workspace has members, so that what is said of each of them says something."""
    assert len(MEMBERS) >= 6


@each
def test_same_version(member: Member) -> None:
    """All distributions carry the same version, written in each."""
    assert member.declared["project"]["version"] == CORE.declared["project"]["version"]


@each
def test_own_names_are_pinned(member: Member) -> None:
    """A member needs exactly its own version of the others, so that a set never mixes."""
    names = {each.name for each in ALL}
    version = member.declared["project"]["version"]
    own = [text for text in member.requirements if distribution_name(text) in names]

    assert own == [f"{distribution_name(text)}=={version}" for text in own]


@each
def test_other_names_have_a_lower_bound(member: Member) -> None:
    """Each library has a lower bound, which the session ``lowest`` tests, and no upper one."""
    names = {each.name for each in ALL}
    for requirement in member.requirements:
        if distribution_name(requirement) not in names:
            assert ">=" in requirement, requirement
            assert "<" not in requirement, requirement


@each
def test_same_pythons_and_licence(member: Member) -> None:
    """All distributions ask for the same Python and have the same licence."""
    for key in ("requires-python", "license"):
        assert member.declared["project"][key] == CORE.declared["project"][key]
    assert (member.folder / "LICENSE").read_bytes() == (CORE.folder / "LICENSE").read_bytes()


@each
def test_files_of_a_member(member: Member) -> None:
    """Every member is typed, says what it is, and has a package named as the distribution."""
    assert (member.package / "py.typed").is_file()
    assert (member.package / "__init__.py").is_file()
    heading, _, text = (member.folder / "README.md").read_text("utf-8").partition("\n")
    assert heading == f"# {member.name}"
    assert text.strip()


@each
def test_no_extra_names_a_member(member: Member) -> None:
    """No extra names a member: a name that is not published could be taken by another."""
    names = {each.name for each in ALL}
    extras = member.declared["project"].get("optional-dependencies", {})
    for extra in extras.values():
        assert names.isdisjoint(map(distribution_name, extra))


@each_but_core
def test_sources_stand_in_the_root(member: Member) -> None:
    """That a name is found in the workspace is said in the root, once."""
    sources = CORE.declared["tool"]["uv"]["sources"]

    assert "uv" not in member.declared.get("tool", {})
    assert sources[member.name] == {"workspace": True}
    assert member.name in CORE.declared["dependency-groups"]["members"]


def test_core_needs_little() -> None:
    """The core needs attrs, cattrs and pluggy, and nothing else."""
    assert {distribution_name(text) for text in CORE.requirements} == {"attrs", "cattrs", "pluggy"}


def test_only_the_command_needs_members() -> None:
    """The command declares the usual set; no other member needs anything but the core."""
    names = {each.name for each in MEMBERS}
    for member in MEMBERS:
        needed = names & {distribution_name(text) for text in member.requirements}
        usual = names - {member.name} - UNUSUAL
        assert needed == (usual if member.name == "arbeidsmiljo-cli" else set())


@each_but_core
def test_entry_points_resolve(member: Member) -> None:
    """What a member declares as an entry point is installed and can be imported."""
    project = member.declared["project"]
    plugins = project.get("entry-points", {}).get("arbeidsmiljo", {})
    scripts = project.get("scripts", {})

    assert plugins or scripts
    for group, declared in (("arbeidsmiljo", plugins), ("console_scripts", scripts)):
        for name, value in declared.items():
            assert value.startswith(f"{member.package.name}.")
            (found,) = entry_points(group=group, name=name)
            assert found.value == value
            assert found.load() is not None


@each
def test_packages_have_docstrings(member: Member) -> None:
    """Importing a distribution's package works, and its first line says what it is."""
    assert importlib.import_module(member.package.name).__doc__


def test_citation_names_the_version() -> None:
    """What is cited is the version that is there."""
    version = CORE.declared["project"]["version"]

    assert f"\nversion: {version}\n" in (CORE.folder / "CITATION.cff").read_text("utf-8")
    assert CORE.declared["tool"]["towncrier"]["version"] == version
