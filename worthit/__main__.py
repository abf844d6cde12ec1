"""`python -m worthit` is `worthit`."""

from worthit.cli import main

main()
