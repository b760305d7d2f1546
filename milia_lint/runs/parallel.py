"""Lints many files: one after the other, or in several processes where that is quicker. The results are the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from milia_lint.runs.lint_file import FileResult, LintInput, lint_file
from milia_lint.runs.profiles import Profile, Profiles

#: Files from which several processes are quicker than one.
ENOUGH = 300
_MOST = 61  # processes that Windows can wait for
_CHUNKS = 6  # per process, so that one slow chunk does not hold up the end


class _Chunk(NamedTuple):
    """Files that share a profile, with the profile packed once for all chunks."""

    profile: bytes
    entries: tuple[LintInput, ...]


def lint_files(entries: Sequence[LintInput], profiles: Profiles, jobs: int = 0) -> Iterator[FileResult]:
    """Yield what each file gives, in order. `jobs` is the number of processes; 0 chooses by the number of files.

    Raises InvalidFile where a config or rule file is wrong.
    """
    if jobs == 0:
        jobs = (os.cpu_count() or 1) if len(entries) >= ENOUGH else 1
    if jobs > 1 and len(entries) > 1:
        done = 0
        for result in _in_processes(_chunks(entries, profiles, jobs), jobs):
            done += 1
            yield result
        entries = entries[done:]  # what is left if processes are not to be had
    yield from (lint_file(entry, profiles.of(entry.path)) for entry in entries)


def _in_processes(chunks: Sequence[_Chunk], jobs: int) -> Iterator[FileResult]:
    """Yield results until all are there or the pool breaks: some systems have no semaphores, some kill processes."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with ProcessPoolExecutor(min(jobs, len(chunks), _MOST)) as pool:
            for results in pool.map(_lint_chunk, chunks):
                yield from results
    except (BrokenProcessPool, OSError, ImportError):
        return


def _chunks(entries: Sequence[LintInput], profiles: Profiles, jobs: int) -> list[_Chunk]:
    import pickle  # as with the pool: only where there are processes to talk to

    size = max(1, -(-len(entries) // (jobs * _CHUNKS)))
    chunks = []
    packed: dict[int, bytes] = {}
    for profile, group in groupby(entries, key=lambda entry: profiles.of(entry.path)):
        files = list(group)
        if id(profile) not in packed:
            packed[id(profile)] = pickle.dumps(profile)
        chunks += [_Chunk(packed[id(profile)], tuple(files[at : at + size])) for at in range(0, len(files), size)]
    return chunks


def _lint_chunk(chunk: _Chunk) -> list[FileResult]:
    profile = _unpacked(chunk.profile)
    return [lint_file(entry, profile) for entry in chunk.entries]


@lru_cache(maxsize=8)
def _unpacked(data: bytes) -> Profile:
    import pickle

    profile: Profile = pickle.loads(data)  # noqa: S301 - our own, from the process that started this one
    return profile
