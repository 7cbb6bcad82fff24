#!/usr/bin/env python3
"""Start Joinedup from a clone: python3 start.py check FILE

The first start makes an environment in .venv beside this file; every later one goes straight to the
`joinedup` command with the words given. Only the standard library is used, and this file keeps to
a grammar that old Pythons can read, so that they can say that they are too old.
"""

import os
import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.stderr.write(
        "Joinedup needs Python 3.11 or later, and this is Python %d.%d (%s). "
        "Run it with a later one, for example: python3.11 start.py\n"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )
    sys.exit(3)


def main(words):
    """Hand over to the command line in the environment, made first where it is missing or out of
    date.
    """
    from ground import stamp  # below the check above: it is written for the Python we need

    base = stamp.base_environment()
    if not base.is_current():
        from ground import environment  # slow to import, and seldom needed

        environment.make_or_exit(base)
    os.environ["JOINEDUP_CALLED"] = called(sys.argv[0])  # for the commands that it prints
    return hand_over([base.python, "-P", "-m", "joinedup", *words])


def called(script):
    """What was typed to start this file, for printing: `python3 start.py`."""
    shown = '"%s"' % script if " " in script else script
    return "%s %s" % ("py" if os.name == "nt" else "python3", shown)


def hand_over(command):
    """Become the command where the system can do that; else run it and pass its exit code on."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
