"""The norms of MUST's follow-up, each with the statements it carries.

Read them beside the sources: `statements` names what a rule rests on, `ours` says what is
added. The force is that of the statement: what the guide says "shall" be done is not a law, and
where the law does ask for something, the rule's `law` says so and where.
"""

from arbeidsmiljo_must.rules.central import CENTRAL_RULES
from arbeidsmiljo_must.rules.governance import GOVERNANCE_RULES
from arbeidsmiljo_must.rules.knowledge import KNOWLEDGE_RULES
from arbeidsmiljo_must.rules.law import LAW_RULES
from arbeidsmiljo_must.rules.line import LINE_RULES
from arbeidsmiljo_must.rules.measures import MEASURE_RULES
from arbeidsmiljo_must.rules.presentations import PRESENTATION_RULES
from arbeidsmiljo_must.rules.start import START_RULES

RULES = (
    *START_RULES,
    *CENTRAL_RULES,
    *KNOWLEDGE_RULES,
    *LINE_RULES,
    *MEASURE_RULES,
    *GOVERNANCE_RULES,
    *LAW_RULES,
    *PRESENTATION_RULES,
)
"""Every rule, in the order of the work."""
