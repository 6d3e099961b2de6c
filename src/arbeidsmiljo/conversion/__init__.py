"""Values to and from JSON and TOML, in forms that carry the version of their schema."""

from arbeidsmiljo.conversion.answers_mapping_file import (
    answers_mapping_from_toml,
    answers_mapping_skeleton,
)
from arbeidsmiljo.conversion.binding_file import binding_from_toml
from arbeidsmiljo.conversion.distribution_file import distribution_from_toml
from arbeidsmiljo.conversion.document import Document
from arbeidsmiljo.conversion.figures_file import FiguresFile, figures_from_json
from arbeidsmiljo.conversion.json_forms import (
    event_from_json,
    event_to_json,
    publication_from_json,
    publication_to_json,
    results_from_json,
    results_to_json,
    rule_from_json,
    rule_to_json,
)
from arbeidsmiljo.conversion.norms_file import norms_from_toml
from arbeidsmiljo.conversion.organisation_file import OrganisationFile, organisation_from_toml
from arbeidsmiljo.conversion.statements_file import statements_from_toml
from arbeidsmiljo.conversion.stored_form import StoredForm, Upcaster
from arbeidsmiljo.conversion.units_then_file import units_told_from_toml
from arbeidsmiljo.conversion.values_file import values_from_json, values_from_toml

__all__ = [
    "Document",
    "FiguresFile",
    "OrganisationFile",
    "StoredForm",
    "Upcaster",
    "answers_mapping_from_toml",
    "answers_mapping_skeleton",
    "binding_from_toml",
    "distribution_from_toml",
    "event_from_json",
    "event_to_json",
    "figures_from_json",
    "norms_from_toml",
    "organisation_from_toml",
    "publication_from_json",
    "publication_to_json",
    "results_from_json",
    "results_to_json",
    "rule_from_json",
    "rule_to_json",
    "statements_from_toml",
    "units_told_from_toml",
    "values_from_json",
    "values_from_toml",
]
