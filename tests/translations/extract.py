#!/usr/bin/env python3
"""Writes a gettext template of the texts in a source tree.

xgettext does the reading; the words that mark a text are those of core/message.h and of the Catalogue's call operator.
"""

import pathlib
import subprocess
import sys

KEYWORDS = ["msg:1", "msg_n:1,2", "translatable:1", "text:1", "tr:1", "text_:1"]


def template(source: pathlib.Path) -> str:
    """The .pot of all .cpp and .h files below `source`, paths relative to it, in a fixed order."""
    files = sorted(str(f.relative_to(source)) for f in source.rglob("*") if f.suffix in {".cpp", ".h"})
    command = ["xgettext", "--language=C++", "--from-code=UTF-8", "--output=-", "--no-wrap", "--keyword"]
    command += [f"--keyword={k}" for k in KEYWORDS] + files
    # Without its header xgettext would drop every character that is not ASCII.
    made = subprocess.run(command, cwd=source, check=True, capture_output=True, text=True).stdout
    return made.replace("charset=CHARSET", "charset=UTF-8")


if __name__ == "__main__":
    sys.stdout.write(template(pathlib.Path(sys.argv[1])))
