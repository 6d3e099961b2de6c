"""The norms of the implementation and the final evaluation, each with its statements.

Read them beside the source: `statements` names what a rule rests on, `ours` says what is added.
The force of all is guidance: what the page says »skal« be done is not a law.
"""

from arbeidsmiljo_nfa.rules.following_up import FOLLOWING_UP_RULES
from arbeidsmiljo_nfa.rules.plans import PLAN_RULES
from arbeidsmiljo_nfa.rules.starting import STARTING_RULES

RULES = (*STARTING_RULES, *FOLLOWING_UP_RULES, *PLAN_RULES)
"""Every rule, in the order of the work."""
