"""What a project has settled in `.milia-lint.yaml`: read, checked, and resolved for one file."""
