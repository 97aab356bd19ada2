"""Settings for all tests: time decides nothing, so generated examples have no deadline."""

import os

from hypothesis import HealthCheck, settings

slow = [HealthCheck.too_slow]
settings.register_profile("suite", deadline=None, suppress_health_check=slow)
settings.register_profile(
    "mutants", deadline=None, suppress_health_check=slow, max_examples=40, database=None, derandomize=True
)
settings.load_profile(os.environ.get("CLEANTEXT_TEST_PROFILE", "suite"))
