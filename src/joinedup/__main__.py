"""``python -m joinedup`` is the command line."""

from joinedup.cli import main

raise SystemExit(main())
