"""`python -m worthit` is `worthit`."""

from worthit.cli import main

if __name__ == "__main__":  # processes that read pages load the main module again under another name
    main()
