"""The exit statuses: 0 is a run without findings at or above the limit."""

EXIT_FINDINGS = 1
EXIT_FAILED = 2
EXIT_INTERRUPTED = 130  # as shells tell it
