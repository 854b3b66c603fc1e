#!/usr/bin/python3
"""Checks the shipped incidents, the vocabulary and the rule examples: validate_incidents.py REPOSITORY_ROOT

Prints one line and exits 1 at the first thing that is wrong; prints a count and exits 0 otherwise.
The rules are written here a second time, slowly and plainly, as a check on the program's own.
"""
import calendar
import datetime
import json
import re
import sys
import zoneinfo
from decimal import Decimal
from pathlib import Path

from jsonschema import Draft202012Validator

LANGUAGES = ("en", "ru", "kk")
DECIMALS = {"site": 4, "street": 3, "settlement": 2}
SUB_COUNTS = ("detained", "kettled", "injured", "hospitalised", "killed", "disappeared", "expelled",
              "denied_access", "fined", "minors", "journalists", "observers", "women")
KAZAKHSTAN = (46.0, 40.0, 88.0, 56.0)  # west, south, east, north: coarse, for swapped coordinates only


class Wrong(Exception):
    pass


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"duplicate key among {keys}")
    return dict(pairs)


def load(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=no_duplicates, parse_float=Decimal)
    except (OSError, ValueError) as error:
        raise Wrong(f"{path.name}: {error}")


def plain(value):
    """The same document with ordinary numbers, as the schema validator wants them."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def first_schema_error(schema, document):
    error = next(Draft202012Validator(schema).iter_errors(plain(document)), None)
    return None if error is None else f"{'.'.join(map(str, error.absolute_path))}: {error.message[:160]}"


def day(text):
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def when_findings(when):
    """V2 calendar and order, V3 length of a span, V10 zone and local time, V15 agreement with edtf."""
    if "start" not in when:
        return set()
    first, last = day(when["start"]), day(when.get("end", when["start"]))
    if first is None or last is None or when.get("end", when["start"]) < when["start"]:
        return {"V2"}
    found, days = set(), (last - first).days + 1
    month_end = calendar.monthrange(first.year, first.month)[1]
    fits = {"week": days == 7, "days": 2 <= days <= 6, "day": days == 1,
            "month": first.day == 1 and last == first.replace(day=month_end),
            "year": (first.month, first.day) == (1, 1) and last == datetime.date(first.year, 12, 31)}
    if not fits.get(when["precision"], True):
        found.add("V3")
    if "tz" in when:
        try:
            zone = zoneinfo.ZoneInfo(when["tz"])
            local = datetime.datetime.fromisoformat(when["start"]).replace(tzinfo=zone)
            if local.astimezone(datetime.timezone.utc).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
                found.add("V10")
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            found.add("V10")
    if "edtf" in when:
        ends = [re.sub(r"[~?%]", "", part) for part in when["edtf"].split("/")]
        if not (str(first).startswith(ends[0]) and str(last).startswith(ends[-1])):
            found.add("V15")
    return found


def count_findings(counts):
    """V4 order of the bounds, V12 no part larger than the whole."""
    found = set()
    for count in counts.values():
        bounds = [count[name] for name in ("min", "best", "max") if count.get(name) is not None]
        if bounds != sorted(bounds):
            found.add("V4")
    whole = counts.get("affected", {})
    for name in SUB_COUNTS:
        part = counts.get(name, {})
        if whole.get("max") is not None and part.get("unit", "person") == whole.get("unit", "person"):
            if max(part.get("min") or 0, part.get("best") or 0) > whole["max"]:
                found.add("V12")
    return found


def source_findings(properties, table):
    """V5 every source is in the table, V6 two sources that do not hang together for what is called corroborated."""
    refs = [entry["ref"] for entry in properties["sources"]]
    if any(ref not in table for ref in refs):
        return {"V5"}
    if properties["verification"]["status"] not in ("corroborated", "verified"):
        return set()

    def linked(a, b):
        return a in table[b].get("not_independent_of", []) or b in table[a].get("not_independent_of", [])
    pairs = [(a, b) for a in refs for b in refs if a < b and not linked(a, b)]
    return set() if pairs else {"V6"}


def place_findings(feature):
    """V8 swapped, V11 out of range, V13 place and coordinates go together."""
    where, geometry = feature["properties"]["where"], feature["geometry"]
    if geometry is None:
        fine = where["precision"] in ("site", "street", "neighbourhood", "settlement", "near_settlement")
        return {"V13"} if fine and "place" in where else set()
    if geometry["type"] != "Point":
        return set()
    lon, lat = geometry["coordinates"][:2]
    if abs(lon) > 180 or abs(lat) > 90 or (lon == 0 and lat == 0):
        return {"V11"}
    found = set() if "place" in where else {"V13"}
    west, south, east, north = KAZAKHSTAN
    inside = west <= lon <= east and south <= lat <= north
    if where.get("country") == "KZ" and not inside and west <= lat <= east and south <= lon <= north:
        found.add("V8")
    return found


def link_findings(features):
    """V9 every link resolves; part_of and duplicate_of make no circle."""
    ids = {feature["id"] for feature in features}
    for rel in ("part_of", "duplicate_of"):
        up = {}
        for feature in features:
            for link in feature["properties"].get("links", []):
                if link["id"] not in ids:
                    return {"V9"}
                if link["rel"] == rel:
                    up.setdefault(feature["id"], []).append(link["id"])
        for start in up:
            seen, open_ids = set(), list(up[start])
            while open_ids:
                here = open_ids.pop()
                if here == start:
                    return {"V9"}
                if here not in seen:
                    seen.add(here)
                    open_ids += up.get(here, [])
    return set()


def findings(document):
    """The rules V1 to V16 that a document breaks; V7 needs the boundaries and is left to the program."""
    features, table = document["features"], document.get("sources", {})
    ids = [feature["id"] for feature in features]
    found = {"V1"} if len(ids) != len(set(ids)) else set()
    at_one_site = {}
    for feature in features:
        properties = feature["properties"]
        found |= when_findings(properties["when"]) | count_findings(properties.get("counts", {}))
        found |= source_findings(properties, table) | place_findings(feature)
        level = properties.get("sensitivity", document["dataset"].get("sensitivity", {})).get("level", "restricted")
        if level != "public" and any(a.get("personal") and a.get("publish") == "yes" for a in properties.get("actors", [])):
            found.add("V16")
        if properties["where"]["precision"] == "site" and feature["geometry"]:
            point = str(feature["geometry"]["coordinates"])
            at_one_site[point] = at_one_site.get(point, 0) + 1
    if any(number >= 10 for number in at_one_site.values()):
        found.add("V14")
    return found | link_findings(features)


def texts(value, path=""):
    """Every text in several languages of a document, with where it stands."""
    if isinstance(value, dict):
        if value and all(key in LANGUAGES for key in value):
            yield path, value
        else:
            for key, item in value.items():
                yield from texts(item, f"{path}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from texts(item, f"{path}[{number}]")


def check_three_languages(name, document):
    for path, text in texts(document):
        if not path.endswith(".definition") and any(not text.get(language, "").strip() for language in LANGUAGES):
            raise Wrong(f"{name}: {path[1:]}: a text is missing in one of {', '.join(LANGUAGES)}")


def check_public_precision(name, feature):
    """No coordinate says more than the place is known."""
    where, geometry = feature["properties"]["where"]["precision"], feature["geometry"]
    if where not in DECIMALS:
        if geometry is not None:
            raise Wrong(f"{name}: {feature['id']}: a place of precision {where} must have no coordinates")
        return
    for number in geometry["coordinates"]:
        if -Decimal(number).as_tuple().exponent > DECIMALS[where]:
            raise Wrong(f"{name}: {feature['id']}: {number} has more than {DECIMALS[where]} decimals for {where}")


def check_aggregates(name, features):
    """contains and part_of say the same; nothing has two parents."""
    down = {(f["id"], k["id"]) for f in features for k in f["properties"].get("links", []) if k["rel"] == "contains"}
    up = {(k["id"], f["id"]) for f in features for k in f["properties"].get("links", []) if k["rel"] == "part_of"}
    if down != up:
        raise Wrong(f"{name}: contains and part_of differ: {sorted(down ^ up)}")
    children = [child for _, child in up]
    if len(children) != len(set(children)):
        raise Wrong(f"{name}: a record is part of two others")


def check_shipped(incidents, vocabulary):
    name, features = "kazakhstan-2021.geojson", incidents["features"]
    broken = findings(incidents)
    if broken:
        raise Wrong(f"{name}: breaks {', '.join(sorted(broken))}")
    known = {entry["code"] for entry in vocabulary["types"]}
    by_town = {}
    for number, feature in enumerate(features, 1):
        properties = feature["properties"]
        if feature["id"] != f"KAZ2021-{number:03d}":
            raise Wrong(f"{name}: record {number} is called {feature['id']}")
        for code in [properties["type"], *properties.get("other_types", [])]:
            if code not in known:
                raise Wrong(f"{name}: {feature['id']}: type {code} is not in the vocabulary")
        for part in ("title", "summary", "sensitivity", "revision"):
            if part not in properties:
                raise Wrong(f"{name}: {feature['id']}: no {part}")
        if max(map(len, properties["title"].values())) > 60:
            raise Wrong(f"{name}: {feature['id']}: a title is longer than 60 characters")
        if properties["sources"][0]["ref"] != "briefing":
            raise Wrong(f"{name}: {feature['id']}: does not cite the briefing first")
        check_public_precision(name, feature)
        if properties["where"]["precision"] == "settlement":
            town = properties["where"]["place"]["en"]
            if by_town.setdefault(town, feature["geometry"]) != feature["geometry"]:
                raise Wrong(f"{name}: {feature['id']}: {town} has two points")
    unused = set(incidents["sources"]) - {s["ref"] for f in features for s in f["properties"]["sources"]}
    if unused:
        raise Wrong(f"{name}: sources that no record cites: {sorted(unused)}")
    check_aggregates(name, features)
    check_three_languages(name, incidents)


def check_vocabulary(vocabulary):
    name = "vocabulary.json"
    families = [family["code"] for family in vocabulary["families"]]
    codes = [entry["code"] for entry in vocabulary["types"]]
    if len(set(families)) != len(families) or len(set(codes)) != len(codes):
        raise Wrong(f"{name}: a code stands twice")
    for entry in vocabulary["types"]:
        if entry["family"] not in families or entry["code"].split(".")[0] != entry["family"]:
            raise Wrong(f"{name}: {entry['code']}: family {entry['family']}")
        for article in entry["rights"]:
            if article not in vocabulary["rights"]:
                raise Wrong(f"{name}: {entry['code']}: article {article} has no label")
    check_three_languages(name, vocabulary)


def check_examples(folder, schema):
    """valid.geojson breaks nothing; each s* file fails the schema; each v* file passes it and breaks its one rule."""
    valid = load(folder / "valid.geojson")
    error = first_schema_error(schema, valid)
    if error or findings(valid):
        raise Wrong(f"valid.geojson: {error or sorted(findings(valid))}")
    manifest = load(folder / "manifest.json")
    listed = {entry["file"] for entry in manifest}
    there = {path.name for path in folder.glob("*.geojson")} - {"valid.geojson"}
    if listed != there:
        raise Wrong(f"manifest.json and the folder differ: {sorted(listed ^ there)}")
    rules = {entry["rule"] for entry in manifest}
    missing = {f"V{number}" for number in range(1, 17)} - rules
    if missing:
        raise Wrong(f"no failing example for {sorted(missing)}")
    for entry in manifest:
        document = load(folder / entry["file"])
        error = first_schema_error(schema, document)
        if entry["rule"] == "schema":
            if error is None:
                raise Wrong(f"{entry['file']}: passes the schema")
            continue
        if error:
            raise Wrong(f"{entry['file']}: {error}")
        expected = set() if entry["rule"] == "V7" else {entry["rule"]}
        if findings(document) != expected:
            raise Wrong(f"{entry['file']}: breaks {sorted(findings(document))}, meant is {entry['rule']}")
        if document["features"][entry["record_index"] - 1]["id"] != entry["id"]:
            raise Wrong(f"{entry['file']}: record {entry['record_index']} is not {entry['id']}")
    return len(manifest)


def main(root):
    folder = root / "incidents"
    schema, vocabulary_schema = load(folder / "kua-incidents-1.schema.json"), load(folder / "kua-vocabulary-1.schema.json")
    Draft202012Validator.check_schema(plain(schema))
    Draft202012Validator.check_schema(plain(vocabulary_schema))
    vocabulary, incidents = load(folder / "vocabulary.json"), load(folder / "kazakhstan-2021.geojson")
    for name, rules, document in (("vocabulary.json", vocabulary_schema, vocabulary), ("kazakhstan-2021.geojson", schema, incidents)):
        error = first_schema_error(rules, document)
        if error:
            raise Wrong(f"{name}: {error}")
    check_vocabulary(vocabulary)
    check_shipped(incidents, vocabulary)
    examples = check_examples(root / "tests" / "data_rules", schema)
    print(f"{len(incidents['features'])} incidents, {len(vocabulary['types'])} types, {examples} failing examples: all as they should be")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        sys.exit(1)
