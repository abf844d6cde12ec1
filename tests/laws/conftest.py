"""How hard the laws are tried: 150 examples each, 500 in CI, 50 of each mutant; HYPOTHESIS_PROFILE=long for more."""

import os

from hypothesis import settings

settings.register_profile("laws", max_examples=150, deadline=None)
settings.register_profile("ci", max_examples=500, deadline=None)
settings.register_profile("mutation", max_examples=50, deadline=None)
settings.register_profile("long", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "laws"))
