"""The oracle: each constraint restated over the whole trace, and every duty of a process.

The library sorts events into registers and reads verdicts from them. What stands here says the
same in the plainest way, looking at all events each time; the two must always agree.

Where a duty is asked several times, or the events of a day may be taken in several orders, more
than one verdict can be said with equal right: they differ in their evidence only. The oracle
gives all of them, and the library's must be one.
"""

from arbeidsmiljo.testing.oracle.constraints import naive_verdict
from arbeidsmiljo.testing.oracle.duties import naive_duties
from arbeidsmiljo.testing.oracle.scene import Scene
from arbeidsmiljo.testing.oracle.settled import is_met_for_good
from arbeidsmiljo.testing.oracle.told import Told, comparable

__all__ = ["Scene", "Told", "comparable", "is_met_for_good", "naive_duties", "naive_verdict"]
