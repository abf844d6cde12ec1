"""WHAT IS DONE MEANWHILE: work on a queue, and what is due again and again, in one process of however many there are.

What must not be lost lives in the database, as a time when it is due; the queue only carries it. A crash loses nothing,
because the next turn sends it again, and whoever does it finds out whether it is done already.
"""

from worthit.jobs.jobs import Jobs
from worthit.jobs.turns import Periodic, Turns
from worthit.jobs.work import Handler, Kind

__all__ = ["Handler", "Jobs", "Kind", "Periodic", "Turns"]
