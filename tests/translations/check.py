#!/usr/bin/env python3
"""Every text of the program has a Russian and a Kazakh translation with the same places {0}, {1} in it."""

import pathlib
import re
import subprocess
import sys

from extract import template

PLACE = re.compile(r"\{\d\}")


def entries(po: str) -> dict[str, list[str]]:
    """msgid -> its translations (one, or one a plural form)."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"\n\s*\n", po):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        fields: dict[str, str] = {}
        key = ""
        for line in lines:
            match = re.match(r'(msgid_plural|msgid|msgstr(?:\[\d\])?) "(.*)"$', line)
            if match:
                key, fields[match.group(1)] = match.group(1), match.group(2)
            elif key:
                fields[key] += line.strip()[1:-1]
        if fields.get("msgid"):
            found[fields["msgid"]] = [v for k, v in sorted(fields.items()) if k.startswith("msgstr")]
    return found


def faults(root: pathlib.Path) -> list[str]:
    wanted = entries(template(root / "src"))
    out = [] if len(wanted) > 50 else ["fewer than 50 texts were found in src: the extraction is broken"]
    for lang in ("ru", "kk"):
        text = subprocess.run(["msgcat", "--no-wrap", str(root / "po" / f"{lang}.po")], check=True, capture_output=True, text=True).stdout
        have = entries(text)
        for msgid in wanted:
            translations = have.get(msgid)
            if not translations or not all(translations):
                out.append(f"po/{lang}.po: no translation of \"{msgid}\"; run scripts/update_translations.sh and translate it")
                continue
            for translation in translations:
                if set(PLACE.findall(translation)) != set(PLACE.findall(msgid)) and len(translations) == 1:
                    out.append(f"po/{lang}.po: \"{msgid}\": the places differ in \"{translation}\"")
        out += [f"po/{lang}.po: \"{msgid}\" is no longer used; run scripts/update_translations.sh" for msgid in have if msgid not in wanted]
        if "#, fuzzy" in text:
            out.append(f"po/{lang}.po: has fuzzy entries")
    return out


if __name__ == "__main__":
    found = faults(pathlib.Path(sys.argv[1]))
    print("\n".join(found))
    sys.exit(1 if found else 0)
