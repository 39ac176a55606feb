"""Settings of all tests."""

import os
import sys

# Tests import the package hundreds of times: compile it only once, PYTHONDONTWRITEBYTECODE or not.
sys.dont_write_bytecode = False
# Two processes of tests share two cores: threads of BLAS would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
