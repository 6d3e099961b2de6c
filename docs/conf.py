"""Sphinx configuration: MyST pages by kind, and a reference made from the docstrings."""

from importlib.metadata import version as installed_version

project = "arbeidsmiljo"
author = "The arbeidsmiljo contributors"
project_copyright = author
version = release = installed_version("arbeidsmiljo")
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.apidoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"arbeidsmiljo {version}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

apidoc_modules = [
    {
        "path": "../src/arbeidsmiljo",
        "destination": "reference/api",
        "automodule_options": {"members", "show-inheritance", "undoc-members"},
        "module_first": True,
        "separate_modules": True,
    },
]
# A name is documented where it is defined; packages that gather names would repeat it.
autodoc_default_options = {"ignore-module-all": True}
autodoc_member_order = "bysource"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

# In docstrings a word between single backticks is code, as it is in Markdown.
default_role = "code"

nitpick_ignore_regex = [
    # Others' documentation is not looked up, so that the build needs no network.
    (r"py:.*", r"(?!arbeidsmiljo\b).*"),
    # Private names and type variables have no entry of their own.
    (r"py:.*", r"arbeidsmiljo(\.\w+)*\.(_\w+|[A-Z])"),
]
