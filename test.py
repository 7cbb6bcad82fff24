#!/usr/bin/env python3
"""Set up what the tests need and run them: python3 test.py

python3 test.py                      all checks and tests that need nothing beside the clone
python3 test.py tests/core -k text   only pytest, with these words
python3 test.py --all                everything, failing where a part is missing (as .ci/run does)
"""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.stderr.write(
        "The tests need Python 3.11 or later, and this is Python %d.%d (%s). "
        "Run them with a later one, for example: python3.11 test.py\n"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )
    sys.exit(3)


def main(words):
    """Run what the words ask for; the rest stands in ground/testing.py."""
    from ground import testing  # below the check above: it is written for the Python we need

    return testing.main(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
