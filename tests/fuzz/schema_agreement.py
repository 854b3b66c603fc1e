#!/usr/bin/python3
"""Compares our check of the incident format with the shipped JSON Schema, read by a validator that is not ours.

schema_agreement.py REPOSITORY_ROOT SCHEMA_VERDICT [SEED] [COUNT]

Changes sound parts at random places and asks both. Prints the first disagreements and exits 1 where there are any.
"""
import copy
import json
import random
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

FEATURE = {
    "type": "Feature", "id": "EX-1", "x_own": {"a": 1},
    "geometry": {"type": "Point", "coordinates": [71.37, 42.9]},
    "properties": {
        "title": {"en": "A", "zh-Hant": "B"}, "summary": "text", "type": "liberty.detention", "other_types": ["a.b", "c"],
        "codes": {"huridocs.mt4": ["0301"]}, "severity": 3, "tags": ["t"],
        "when": {"precision": "hour", "start": "2021-01-10T11:00", "end": "2021-01-10T20:00:59", "extent": "throughout",
                 "tz": "Asia/Almaty", "ongoing": False, "edtf": "2021-01-10", "as_stated": "at eleven", "day_part": "night",
                 "duration_min": {"min": 300, "max": 540}},
        "where": {"precision": "near_settlement", "basis": "displaced", "radius_m": 150.5, "place": {"en": "P"},
                  "place_kind": "police", "country": "KZ", "adm1": "KZ-ALA", "adm2": "x", "boundary_set": "kaz-2021",
                  "displaced": {"method": "grid", "max_m": 5, "by": "us"}, "as_stated": "there"},
        "counts": {"kettled": {"min": 12, "best": None, "max": None, "unit": "person", "basis": "reported", "as_stated": "dozens",
                               "sources": ["S1"]}, "injured": {"best": 0}},
        "actors": [{"role": "affected", "kind": "police", "name": {"en": "N"}, "certainty": "likely", "personal": False, "publish": "yes"}],
        "verification": {"status": "alleged", "violation": "likely", "clarity": "discrete", "by": "me", "on": "2021-01-25", "note": "n"},
        "sources": [{"ref": "S1", "supports": ["when", "all"], "locator": "p. 1", "quote": "q"}],
        "sensitivity": {"level": "public", "publish": "point", "hide": ["a"], "reason": "r"},
        "links": [{"rel": "part_of", "id": "EX-2"}],
        "origin": {"dataset": "d", "id": "i", "version": "v", "raw": {"k": 1}, "more": 2},
        "revision": 2, "modified": "2021-01-25", "x_note": "kept",
    },
}
DATASET = {
    "id": "d-1", "title": "T", "release": "1", "released": "2021-02-01", "licence": "l", "publisher": "p", "default_tz": "UTC",
    "coverage": [{"area": "KZ", "boundary_set": "b", "start": "2021-01-10", "end": "2021-01-10", "effort": "none", "observers": 0,
                  "sites_observed": 1, "sites_total": 2, "note": "n", "sources": ["S1"], "more": 1}],
    "sensitivity": {"level": "public", "publish": "point"}, "focus": {"start": "2021-01-01", "end": "2021-01-02"},
    "named_days": [{"day": "2021-01-10", "label": {"en": "E"}}], "more": 1,
}
SOURCES = {
    "S1": {"type": "media", "title": "t", "author": "a", "publisher": "p", "language": "en", "scale": "national", "url": "u",
           "published": "2021-01-10T10:00", "accessed": "2021-01-10", "archive_url": "u", "archived": "2021-01-10",
           "sha256": "0123456789abcdef" * 4, "reliability": "unsure", "independent_of": ["S2"], "not_independent_of": ["S2"],
           "publish": "yes", "note": {"en": "n"}, "more": 1},
}
VALUES = [
    None, True, False, 0, -1, 1, 6, 2.5, 3.0, 1e20, "", "x", "a.b", "A", "a..b", "x_y", "2021-01-10", "2021-13-01", "2021-02-31", "2021-1-1",
    "2021-01-10T11:00", "2021-01-10T24:00", "2021-01-10T11:00:00+06:00", "2021-01-10 11:00", "UTC", "Asia/Almaty", "Asia", "Asia/", "1Asia/B", "KZ", "kz",
    "public", "site", "adm1", "adm2", "near_settlement", "unknown", "minute", "day", "day_part", "week", "month", "displaced", "alleged",
    [], [1], ["x"], ["x", "x"], [[1, 2], [3]], {}, {"en": "x"}, {"EN": "x"}, {"en": 1}, {"min": 1}, {"unit": "person"}, {"x_k": 1},
    "0" * 64, "g" * 64, "A" * 64, "A" * 65, "x" * 128, "x" * 129, "Қ" * 128, "Қ" * 129,
]
KEYS = ["x_new", "new", "en", "e", "kettled", "min", "start", "end", "tz", "style", "bbox", "precision", "label", "x"]


def nodes(value):
    yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from nodes(item)


def change(document, rng):
    containers = [node for node in nodes(document) if isinstance(node, (dict, list)) and node]
    if not containers:
        return
    container = rng.choice(containers)
    key = rng.choice(list(container) if isinstance(container, dict) else range(len(container)))
    kind = rng.randrange(4)
    if kind == 0:
        del container[key]
    elif kind == 1 and isinstance(container, dict):
        container[rng.choice(KEYS)] = copy.deepcopy(rng.choice(VALUES))
    elif kind == 2:
        container[key] = copy.deepcopy(rng.choice([node for node in nodes(document)]))
    else:
        container[key] = copy.deepcopy(rng.choice(VALUES))


def validator(schema, name):
    if name == "feature":
        part = {"$ref": "#/$defs/feature"}
    else:
        part = schema["properties"][name]
    return Draft202012Validator({"$schema": schema["$schema"], "$defs": schema["$defs"], **part})


def main(root, verdict, seed=20210110, count=3000):
    schema = json.loads((Path(root) / "incidents" / "kua-incidents-1.schema.json").read_text(encoding="utf-8"))
    rng = random.Random(int(seed))
    cases = [("feature", FEATURE), ("dataset", DATASET), ("sources", SOURCES)]
    for _ in range(int(count)):
        name, sound = cases[rng.choice([0, 0, 0, 1, 2])]
        document = copy.deepcopy(sound)
        for _ in range(rng.randint(1, 2)):
            change(document, rng)
        cases.append((name, document))
    lines = "".join(f"{name} {json.dumps(document, ensure_ascii=False)}\n" for name, document in cases)
    ours = subprocess.run([verdict], input=lines, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()
    assert len(ours) == len(cases), f"{len(ours)} verdicts for {len(cases)} documents"
    validators = {name: validator(schema, name) for name in ("feature", "dataset", "sources")}
    disagreements = 0
    refused = 0
    for (name, document), our in zip(cases, ours):
        error = next(validators[name].iter_errors(document), None)
        refused += error is not None
        if (error is None) != (our == "ok"):
            disagreements += 1
            if disagreements <= 10:
                theirs = "ok" if error is None else f"{list(error.absolute_path)}: {error.message[:200]}"
                print(f"{name}\n  ours:   {our}\n  theirs: {theirs}\n  {json.dumps(document, ensure_ascii=False)[:2000]}")
    print(f"{len(cases)} documents, {refused} refused by the schema, {disagreements} disagreements, seed {seed}")
    return 1 if disagreements else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
