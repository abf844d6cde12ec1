"""How hard the laws are tried: HYPOTHESIS_PROFILE=ci-long for a long run."""

import os

from hypothesis import settings

settings.register_profile("laws", max_examples=200, deadline=None)
settings.register_profile("ci-long", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "laws"))
