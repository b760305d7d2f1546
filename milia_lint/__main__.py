"""`python -m milia_lint`."""

from milia_lint.cli import main

if __name__ == "__main__":
    main()
