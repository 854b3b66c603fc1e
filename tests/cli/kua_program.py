"""Runs the program under test."""

import json
import os
import pathlib
import subprocess

KUA = os.environ["KUA"]
SOURCE = pathlib.Path(os.environ["KUA_SOURCE"])
SHIPPED = SOURCE / "incidents" / "kazakhstan-2021.geojson"


def kua(*arguments, env=None, cwd=None):
    """The finished process; `env` is laid over the present environment."""
    return subprocess.run([KUA, *map(str, arguments)], capture_output=True, text=True, timeout=120,
                          env={**os.environ, **(env or {})}, cwd=cwd)


def counts(*arguments):
    """What `kua count` prints as JSON, read."""
    done = kua("count", "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
