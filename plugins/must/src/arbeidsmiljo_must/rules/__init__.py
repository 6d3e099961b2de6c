"""The norms of MUST's follow-up that concern its order, each with the statement it carries.

Read them beside the sources: `statements` names what a rule rests on, `ours` says what is
added. The force of all is guidance: what the guide says "shall" be done is not a law.
"""

from arbeidsmiljo_must.rules.central import CENTRAL_RULES
from arbeidsmiljo_must.rules.line import LINE_RULES
from arbeidsmiljo_must.rules.presentations import PRESENTATION_RULES
from arbeidsmiljo_must.rules.start import START_RULES

RULES = (*START_RULES, *CENTRAL_RULES, *LINE_RULES, *PRESENTATION_RULES)
"""Every rule, in the order of the work."""
