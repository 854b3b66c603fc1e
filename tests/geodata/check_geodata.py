#!/usr/bin/python3
"""Checks the map data in geodata/: check_geodata.py REPOSITORY_ROOT

Needs python3-gdal, python3-shapely, python3-jsonschema. Prints one line per check.
"""

import csv
import json
import sys
from pathlib import Path

import jsonschema
from osgeo import ogr, osr
from shapely import wkb
from shapely.geometry import Point, box
from shapely.ops import unary_union
from shapely.prepared import prep

ogr.UseExceptions()

PUBLISHED_POPULATION = {2020: 18_631_779, 2021: 18_879_552}
COUNTRY_KM2 = 2_724_902
PUBLISHED_KM2 = {
    "KZ-AKM": 146_219, "KZ-AKT": 300_629, "KZ-ALM": 223_566, "KZ-ATY": 118_631, "KZ-ZAP": 151_339, "KZ-ZHA": 144_264,
    "KZ-KAR": 427_982, "KZ-KUS": 196_001, "KZ-KZY": 226_019, "KZ-MAN": 165_642, "KZ-PAV": 124_755, "KZ-SEV": 97_993,
    "KZ-YUZ": 117_249, "KZ-VOS": 283_226,
}
"""Published land areas; Turkistan with Shymkent, as drawn."""
DRAWN_CITY_KM2 = {"KZ-AST": 620, "KZ-ALA": 295}
"""What the notes in set.json say of the two old outlines."""
BORDERING = {"RU", "CN", "KG", "UZ", "TM"}
CASPIAN = Point(50.5, 42)
LETTERS = {"KZ-KZY": "Қызылорда облысы", "KZ-AST": "Нұр-Сұлтан", "KZ-ZAP": "Батыс Қазақстан облысы"}


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_shapefile(path):
    """[(geometry or None, attributes)]"""
    source = ogr.Open(str(path))
    rows = []
    for feature in source.GetLayer():
        geometry = feature.GetGeometryRef()
        rows.append((wkb.loads(bytes(geometry.ExportToWkb())) if geometry is not None else None, feature.items()))
    return rows


def wgs84():
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def make_area_km2():
    """Area on the WGS 84 ellipsoid through a cylindrical equal-area projection; sides follow straight lines of the map."""
    equal_area = osr.SpatialReference()
    equal_area.ImportFromProj4("+proj=cea +ellps=WGS84 +units=m")
    transform = osr.CoordinateTransformation(wgs84(), equal_area)

    def area_km2(geometry):
        flat = ogr.CreateGeometryFromWkb(geometry.wkb)
        flat.Segmentize(0.02)
        flat.Transform(transform)
        return flat.GetArea() / 1e6
    return area_km2


def vertices(geometry):
    parts = getattr(geometry, "geoms", [geometry])
    return {xy for part in parts for ring in (part.exterior, *part.interiors) for xy in ring.coords}


def metres(degrees):
    return degrees * 111_195


def check_files(geodata):
    for name in ("kaz-2021/kaz-2021", "neighbours/neighbours", "water/water", "water/rivers"):
        base = geodata / name
        for suffix in (".shp", ".shx", ".dbf", ".prj", ".cpg"):
            assert base.with_suffix(suffix).is_file(), f"{name}{suffix} is missing"
        assert base.with_suffix(".cpg").read_text().strip() == "UTF-8", name
        assert "WGS_1984" in base.with_suffix(".prj").read_text(), name
    size = sum(path.stat().st_size for path in geodata.rglob("*") if path.is_file())
    assert size < 6_000_000, f"geodata is {size} bytes"


def check_units(units, table):
    assert len(units) == 17
    codes = [values["code"] for _, values in units]
    assert codes == [row["code"] for row in table] and len(set(codes)) == 17
    by_code = {values["code"]: values for _, values in units}
    for row in table:
        for field in ("kind", "name_en", "name_ru", "name_kk", "iso_2022"):
            assert by_code[row["code"]][field] == row[field], (row["code"], field)
    for code, name in LETTERS.items():
        assert by_code[code]["name_kk"] == name
    for outline, values in units:
        assert (outline is None) == (values["code"] == "KZ-SHY"), values["code"]
        assert outline is None or outline.is_valid, values["code"]


def check_units_fit_together(units, area_km2):
    outlines = [(values["code"], outline) for outline, values in units if outline is not None]
    for i, (code, outline) in enumerate(outlines):
        for other, second in outlines[:i]:
            common = outline.intersection(second)
            overlap = sum(area_km2(part) for part in getattr(common, "geoms", [common]) if part.area)
            assert overlap < 0.001, f"{code} and {other} overlap by {overlap} km2"
    country = unary_union([outline for _, outline in outlines])
    holes = [ring for part in country.geoms for ring in part.interiors]
    assert not holes, f"{len(holes)} gaps between units"
    return country


def check_areas(units, country, area_km2):
    assert abs(area_km2(country) / COUNTRY_KM2 - 1) < 0.003
    for outline, values in units:
        code = values["code"]
        if code in PUBLISHED_KM2:
            assert abs(area_km2(outline) / PUBLISHED_KM2[code] - 1) < 0.06, (code, area_km2(outline))
        elif code in DRAWN_CITY_KM2:
            assert abs(area_km2(outline) - DRAWN_CITY_KM2[code]) < 1, (code, area_km2(outline))


def check_neighbours(neighbours, country):
    codes = [values["code"] for _, values in neighbours]
    assert len(set(codes)) == len(codes) and BORDERING <= set(codes) and "KZ" not in codes
    ours = vertices(country)
    corridor = prep(country.boundary.buffer(1e-6))
    on_land_border = set()
    for outline, values in neighbours:
        assert outline.is_valid, values["code"]
        assert values["code"] == "ZZ" or all(values[f] for f in ("name_en", "name_ru", "name_kk")), values["code"]
        shared = country.boundary.intersection(outline.boundary)
        if values["code"] not in BORDERING:
            assert shared.is_empty, f"{values['code']} touches Kazakhstan"
            continue
        assert country.intersection(outline).area == 0, f"{values['code']} overlaps Kazakhstan"
        theirs = vertices(outline)
        along = prep(outline.boundary.buffer(1e-6))
        near = {xy for xy in ours if along.contains(Point(xy))}
        assert near and near <= theirs, f"{values['code']}: {len(near - theirs)} vertices of the border differ"
        back = {xy for xy in theirs if corridor.contains(Point(xy))}
        assert back <= ours, f"{values['code']}: {len(back - ours)} vertices of the border are only theirs"
        on_land_border |= near
    together = unary_union([country] + [outline for outline, _ in neighbours])
    slivers = [ring for part in together.geoms for ring in part.interiors
               if Point(ring.coords[0]).distance(country) < 0.1 and not box(*ring.bounds).contains(CASPIAN)]
    assert not slivers, f"{len(slivers)} gaps along the border"
    assert len(on_land_border) > 3000


def check_water(lakes, rivers, country):
    assert len(lakes) > 100 and len(rivers) > 30
    for shape, values in lakes:
        assert shape.is_valid and values["kind"] in ("lake", "reservoir") and 0 <= values["scalerank"] <= 12
    names = {values["name_en"] for _, values in lakes}
    assert {"Lake Balkhash", "Issyk-Kul", "Tengiz", "Zaysan", "Kapshagay Reservoir"} <= names
    aral = Point(59.7, 45.4)
    assert not any(shape.contains(aral) or shape.contains(CASPIAN) for shape, _ in lakes)
    assert {"Ural", "Irtysh", "Syr Darya", "Ili", "Ishim"} <= {values["name_en"] for _, values in rivers}
    assert not country.contains(CASPIAN) and country.contains(Point(73.95, 45.9))


def check_population(rows, codes):
    assert sorted((row["code"], row["year"]) for row in rows) == sorted((c, str(y)) for c in codes for y in PUBLISHED_POPULATION)
    for year, total in PUBLISHED_POPULATION.items():
        assert sum(int(row["value"]) for row in rows if row["year"] == str(year)) == total, year
    assert all(row["source"] for row in rows)


def check_set(boundaries, schema, codes, places, folder):
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(boundaries)
    assert boundaries["id"] == folder.name and (folder / boundaries["file"]).is_file()
    assert boundaries["valid_from"] < boundaries["valid_to"]
    units = {unit["code"]: unit for unit in boundaries["units"]}
    assert list(units) == codes
    assert units["KZ-SHY"]["outline"] == "none" and units["KZ-YUZ"]["includes"] == ["KZ-SHY"]
    assert all(included in units for unit in units.values() for included in unit["includes"])
    points = {row["id"]: [float(row["lon"]), float(row["lat"])] for row in places}
    assert all(points[unit["place"]] == unit["point"] for unit in units.values())
    for denominator in boundaries["denominators"]:
        years = {int(row["year"]) for row in read_csv(folder / denominator["file"])}
        assert years == set(denominator["years"])


def check_centres(boundaries, outlines):
    """A centre lies in its unit; Shymkent's lies in the outline that includes it."""
    for unit in boundaries["units"]:
        holder = unit["code"]
        if unit["outline"] == "none":
            holder = next(other["code"] for other in boundaries["units"] if unit["code"] in other["includes"])
        assert outlines[holder].contains(Point(unit["point"])), unit["code"]


def check_places(rows, outlines, boundaries):
    assert len({row["id"] for row in rows}) == len(rows) > 500
    accuracy = {unit["code"]: unit["accuracy_m"] for unit in boundaries["units"]}
    for row in rows:
        point = Point(float(row["lon"]), float(row["lat"]))
        assert -180 <= point.x <= 180 and -90 <= point.y <= 90, row["id"]
        assert row["name_en"] and row["name_ru"] and row["name_kk"], row["id"]
        assert row["rank"] in "1234" and row["capital"] in "01"
        assert row["population"] == "" or int(row["population"]) > 0
        if row["country"] != "KZ":
            assert row["adm1"] == "", row["id"]
            continue
        assert row["adm1"] in outlines, row["id"]
        outline = outlines[row["adm1"]]
        if outline is not None:
            assert metres(outline.distance(point)) <= accuracy[row["adm1"]], f"{row['name_en']} is far from {row['adm1']}"
    ours = [row for row in rows if row["country"] == "KZ"]
    assert sorted(row["name_en"] for row in ours if row["rank"] == "1") == ["Almaty", "Nur-Sultan", "Shymkent"]
    assert len([row for row in ours if row["rank"] == "2"]) == 14
    assert [row["name_ru"] for row in ours if row["capital"] == "1"] == ["Нур-Султан"]
    found = {row["name_en"]: row for row in ours}
    assert found["Shyngyrlau"]["name_ru"] == "Чингирлау" and found["Shyngyrlau"]["name_kk"] == "Шыңғырлау"
    assert "Chingirlau" in found["Shyngyrlau"]["names_alt"].split("|")
    assert found["Semey"]["adm1"] == "KZ-VOS" and found["Zhezkazgan"]["adm1"] == "KZ-KAR" and found["Baikonur"]["adm1"] == "KZ-KZY"
    for name in ("Oral", "Petropavl", "Oskemen", "Aktobe", "Taraz", "Turkistan", "Zhanaozen", "Temirtau", "Ekibastuz", "Rudny"):
        assert name in found, name


def check_line_ends(path):
    text = path.read_bytes()
    assert not text.startswith(b"\xef\xbb\xbf") and text.count(b"\n") == text.count(b"\r\n"), path


def main():
    geodata = Path(sys.argv[1]) / "geodata"
    folder = geodata / "kaz-2021"
    area_km2 = make_area_km2()
    units = read_shapefile(folder / "kaz-2021.shp")
    codes = [values["code"] for _, values in units]
    outlines = {values["code"]: outline for outline, values in units}
    boundaries = json.loads((folder / "set.json").read_text(encoding="utf-8"))
    schema = json.loads((geodata / "kua-boundaries-1.schema.json").read_text(encoding="utf-8"))
    places = read_csv(geodata / "places" / "places.csv")
    country = unary_union([outline for outline in outlines.values() if outline is not None])

    checks = {
        "files and encodings": lambda: check_files(geodata),
        "seventeen units": lambda: check_units(units, read_csv(geodata / "by_hand" / "units.csv")),
        "units neither overlap nor leave gaps": lambda: check_units_fit_together(units, area_km2),
        "areas": lambda: check_areas(units, country, area_km2),
        "borders coincide with the neighbours": lambda: check_neighbours(
            read_shapefile(geodata / "neighbours" / "neighbours.shp"), country),
        "water": lambda: check_water(read_shapefile(geodata / "water" / "water.shp"),
                                     read_shapefile(geodata / "water" / "rivers.shp"), country),
        "population": lambda: check_population(read_csv(folder / "population.csv"), codes),
        "set.json": lambda: check_set(boundaries, schema, codes, places, folder),
        "centres lie in their units": lambda: check_centres(boundaries, outlines),
        "places": lambda: check_places(places, outlines, boundaries),
        "line ends": lambda: [check_line_ends(p) for p in (folder / "population.csv", geodata / "places" / "places.csv")],
    }
    failed = 0
    for name, check in checks.items():
        try:
            check()
            print(f"ok      {name}")
        except Exception as problem:  # a check that crashes has failed too
            failed += 1
            print(f"FAILED  {name}: {type(problem).__name__}: {str(problem).splitlines()[0] if str(problem) else ''}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
