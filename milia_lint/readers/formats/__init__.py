"""One module a format, with its READER; `registry.py` says which suffixes it is for."""
