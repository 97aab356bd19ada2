"""Settings for all tests: neither time nor chance decides; `make fuzz` is where new texts are tried."""

import os

from hypothesis import HealthCheck, settings

slow = [HealthCheck.too_slow]
settings.register_profile("suite", deadline=None, suppress_health_check=slow, derandomize=True, database=None)
settings.register_profile(
    "mutants", deadline=None, suppress_health_check=slow, max_examples=40, database=None, derandomize=True
)
settings.load_profile(os.environ.get("CLEANTEXT_TEST_PROFILE", "suite"))
