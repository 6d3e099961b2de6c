"""Follow up psychosocial work-environment surveys: published ways of working, made executable.

A method says who is to do what and when. A process is one run of it in one organisation: it
keeps a journal of what happened and answers who has what to do, what each actor may see, and
which documents each meeting needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from arbeidsmiljo.access import Viewer as Viewer
    from arbeidsmiljo.conversion import distribution_from_toml as distribution_from_toml
    from arbeidsmiljo.conversion import organisation_from_toml as organisation_from_toml
    from arbeidsmiljo.errors import ArbeidsmiljoError as ArbeidsmiljoError
    from arbeidsmiljo.memory import MemoryStore as MemoryStore
    from arbeidsmiljo.method import Method as Method
    from arbeidsmiljo.model.item_classes import GroupSizes as GroupSizes
    from arbeidsmiljo.plugins import Plugins as Plugins
    from arbeidsmiljo.process import Assessment as Assessment
    from arbeidsmiljo.process import Change as Change
    from arbeidsmiljo.process import Delivery as Delivery
    from arbeidsmiljo.process import PlannedMeeting as PlannedMeeting
    from arbeidsmiljo.process import Process as Process
    from arbeidsmiljo.process import Production as Production
    from arbeidsmiljo.process import Recorded as Recorded
    from arbeidsmiljo.process import View as View
    from arbeidsmiljo.process import assess as assess
    from arbeidsmiljo.process import changes as changes
    from arbeidsmiljo.process import changes_in_view as changes_in_view
    from arbeidsmiljo.process import deliver as deliver
    from arbeidsmiljo.process import explain as explain
    from arbeidsmiljo.process import plan_meetings as plan_meetings
    from arbeidsmiljo.process import produce as produce
    from arbeidsmiljo.process import required_documents as required_documents
    from arbeidsmiljo.process import view as view
    from arbeidsmiljo.release import __version__ as __version__
    from arbeidsmiljo.stores import Store as Store
    from arbeidsmiljo.survey.publication import Publication as Publication
    from arbeidsmiljo.survey.publishing import publish as publish
    from arbeidsmiljo.survey.questionnaire import Questionnaire as Questionnaire
    from arbeidsmiljo.survey.results import Results as Results

# Loaded when first used, so that importing the package costs a program next to nothing.
_MODULE_OF: Final = {
    "ArbeidsmiljoError": "arbeidsmiljo.errors",
    "Assessment": "arbeidsmiljo.process",
    "Change": "arbeidsmiljo.process",
    "Delivery": "arbeidsmiljo.process",
    "GroupSizes": "arbeidsmiljo.model.item_classes",
    "MemoryStore": "arbeidsmiljo.memory",
    "Method": "arbeidsmiljo.method",
    "PlannedMeeting": "arbeidsmiljo.process",
    "Plugins": "arbeidsmiljo.plugins",
    "Process": "arbeidsmiljo.process",
    "Production": "arbeidsmiljo.process",
    "Publication": "arbeidsmiljo.survey.publication",
    "Questionnaire": "arbeidsmiljo.survey.questionnaire",
    "Recorded": "arbeidsmiljo.process",
    "Results": "arbeidsmiljo.survey.results",
    "Store": "arbeidsmiljo.stores",
    "View": "arbeidsmiljo.process",
    "Viewer": "arbeidsmiljo.access",
    "__version__": "arbeidsmiljo.release",
    "assess": "arbeidsmiljo.process",
    "changes": "arbeidsmiljo.process",
    "changes_in_view": "arbeidsmiljo.process",
    "deliver": "arbeidsmiljo.process",
    "explain": "arbeidsmiljo.process",
    "distribution_from_toml": "arbeidsmiljo.conversion",
    "organisation_from_toml": "arbeidsmiljo.conversion",
    "plan_meetings": "arbeidsmiljo.process",
    "produce": "arbeidsmiljo.process",
    "publish": "arbeidsmiljo.survey.publishing",
    "required_documents": "arbeidsmiljo.process",
    "view": "arbeidsmiljo.process",
}

__all__ = [
    "ArbeidsmiljoError",
    "Assessment",
    "Change",
    "Delivery",
    "GroupSizes",
    "MemoryStore",
    "Method",
    "PlannedMeeting",
    "Plugins",
    "Process",
    "Production",
    "Publication",
    "Questionnaire",
    "Recorded",
    "Results",
    "Store",
    "View",
    "Viewer",
    "__version__",
    "assess",
    "changes",
    "changes_in_view",
    "deliver",
    "distribution_from_toml",
    "explain",
    "organisation_from_toml",
    "plan_meetings",
    "produce",
    "publish",
    "required_documents",
    "view",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    module = _MODULE_OF.get(name)
    if module is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return list(__all__)
