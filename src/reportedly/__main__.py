"""`python -m reportedly` is the installed command."""

from reportedly.cli import main

main()
