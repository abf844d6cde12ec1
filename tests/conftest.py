"""No property is held by a clock: how long an example takes says more about the machine than about the code."""

from hypothesis import settings

settings.register_profile("tests", deadline=None)
settings.load_profile("tests")
