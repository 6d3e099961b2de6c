"""The engine as arbeidsmiljo finds and uses it."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pluggy

from arbeidsmiljo import hookspecs
from arbeidsmiljo.model.documents import TemplateEngine
from arbeidsmiljo_office import plugin
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.filled_files import DECK_VALUES, deck
from tests.adapters.office.slide_files import saved


def test_the_plugin_gives_one_engine_for_both_formats() -> None:
    """The hook is implemented as it is specified."""
    manager = pluggy.PluginManager("arbeidsmiljo")
    manager.add_hookspecs(hookspecs)
    manager.register(plugin)
    manager.check_pending()
    ((engine,),) = manager.hook.arbeidsmiljo_template_engines()
    checked: TemplateEngine = engine

    assert checked.suffixes >= {".docx", ".pptx"}


def test_importing_the_plugin_loads_no_library() -> None:
    """What the engine works with is imported when it is first used."""
    libraries = "lxml babel docx pptx xlsxwriter markdown_it"
    program = (
        "import sys, arbeidsmiljo_office.plugin as plugin\n"
        "plugin.arbeidsmiljo_template_engines()\n"
        f"print([name for name in {libraries.split()} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )

    assert done.stdout.strip() == "[]"


def test_a_template_survives_the_way_between_processes() -> None:
    """A template that was pickled fills like the one it was made from."""
    template = OfficeTemplateEngine().open(saved(deck()), name="mal.pptx")
    copy = pickle.loads(pickle.dumps(template))  # noqa: S301 - it is our own

    assert copy.fill(DECK_VALUES, language="nb") == template.fill(DECK_VALUES, language="nb")
