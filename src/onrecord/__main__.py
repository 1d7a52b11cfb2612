"""``python -m onrecord``: the command line, where no console script was installed."""

from onrecord.cli import main

main()
