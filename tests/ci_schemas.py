"""What the hosts say about the files they read: YAML as they load it, held against their schemas."""

from __future__ import annotations

import re
from typing import Any

import jsonschema_rs
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema

#: The schema of a file, by how its path begins.
SCHEMA_OF = {".github/workflows/": "vendor.github-workflows", ".gitlab-ci.yml": "vendor.gitlab-ci"}


class Loader(yaml.SafeLoader):
    """YAML as the hosts read it: `on` is a word."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def documents(text: str) -> list[Any]:
    return list(yaml.load_all(text, Loader))


def errors(schema: str, data: object) -> list[str]:
    found = jsonschema_rs.validator_for(get_builtin_schema(schema)).iter_errors(data)
    return [f"{list(error.instance_path)}: {error.message}" for error in found]
