"""How fast are the hot paths? Each is timed beside the least work that could do the job, in one run, as a ratio."""
