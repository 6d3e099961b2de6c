"""The norms of the seven phases, each with the statements it carries.

Read them beside the source: `statements` names what a rule rests on, `ours` says what is added.
The force of all is guidance: what the page says "must" be done is not a law.
"""

from arbeidsmiljo_innsatsteam.rules.mapping import MAPPING_RULES
from arbeidsmiljo_innsatsteam.rules.measures import MEASURE_RULES
from arbeidsmiljo_innsatsteam.rules.preparing import PREPARING_RULES
from arbeidsmiljo_innsatsteam.rules.reporting import REPORTING_RULES
from arbeidsmiljo_innsatsteam.rules.working import WORKING_RULES

RULES = (
    *PREPARING_RULES,
    *MAPPING_RULES,
    *REPORTING_RULES,
    *MEASURE_RULES,
    *WORKING_RULES,
)
"""Every rule, in the order of the phases."""
