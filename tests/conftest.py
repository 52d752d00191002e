"""How many examples the property tests try, and whether they are the same each time.

On a build server (CI is set) the examples are fixed, so that a change fails by its own fault alone;
elsewhere they are new each time. EXAMPLES=5000 tries more of them.
"""

import os

from hypothesis import settings

settings.register_profile(
    "chosen",
    max_examples=int(os.environ.get("EXAMPLES", "100")),
    derandomize=bool(os.environ.get("CI")),
    deadline=None,  # a busy machine is no failure
)
settings.load_profile("chosen")
