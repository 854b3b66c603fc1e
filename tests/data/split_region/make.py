"""Makes the example of a region that splits: two boundary sets and their incidents, all invented.

Until 7 June 2022 there are WEST (60 to 70 degrees east) and EAST (70 to 80); from 8 June 2022 WEST, EAST (70 to 75) and
FAR (75 to 80), which was a part of EAST. All lie between 45 and 55 degrees north.

    /usr/bin/python3 tests/data/split_region/make.py
"""

import json
import pathlib

from osgeo import ogr, osr

HERE = pathlib.Path(__file__).resolve().parent
SPLIT = "2022-06-08"


def write_shapefile(path, rows):
    path.parent.mkdir(exist_ok=True)
    driver = ogr.GetDriverByName("ESRI Shapefile")
    crs = osr.SpatialReference()
    crs.SetFromUserInput("OGC:CRS84")
    data = driver.CreateDataSource(str(path))
    layer = data.CreateLayer(path.stem, crs, ogr.wkbPolygon, ["ENCODING=UTF-8"])
    for name in ("code", "name"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for code, name, west, east in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("code", code)
        feature.SetField("name", name)
        ring = f"{west} 45, {west} 55, {east} 55, {east} 45, {west} 45"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))"))
        layer.CreateFeature(feature)


def write_set(name, valid, rows, origins):
    units = [{"code": code, "kind": "region", "outline": "exact", "accuracy_m": 0,
              **({"from": origins[code]} if code in origins else {})} for code, *_ in rows]
    write_shapefile(HERE / name / f"{name}.shp", rows)
    (HERE / name / "set.json").write_text(json.dumps({
        "schema": "kua-boundaries/1", "id": name, "title": {"en": f"Example: {name}"}, "country": "KZ", "level": 1, **valid,
        "file": f"{name}.shp", "scale_denominator": 1000000, "code_field": "code", "name_fields": {"en": "name"},
        "source": "invented", "licence": "CC0-1.0", "units": units}, indent=1) + "\n", encoding="utf-8")


def record(number, when, adm1=None, boundary_set=None, at=None, precision="settlement"):
    where = {"precision": precision, "country": "KZ"}
    if at:
        where["place"] = "Invented"
    if adm1:
        where.update(adm1=adm1, **({"boundary_set": boundary_set} if boundary_set else {}))
    return {"type": "Feature", "id": f"EX-{number}", "geometry": {"type": "Point", "coordinates": at} if at else None,
            "properties": {"title": {"en": "Invented"}, "type": "liberty.detention", "when": when, "where": where,
                           "counts": {"detained": {"min": 1, "best": 1, "max": 1}},
                           "verification": {"status": "alleged"}, "sources": [{"ref": "S1"}]}}


def day(text):
    return {"precision": "day", "start": text}


def main():
    write_set("split-2018", {"valid_from": "2018-01-01", "valid_to": "2022-06-07"},
              [("WEST", "West Region", 60, 70), ("EAST", "East Region", 70, 80)], {})
    write_set("split-2022", {"valid_from": SPLIT},
              [("WEST", "West Region", 60, 70), ("EAST", "East Region", 70, 75), ("FAR", "Far Region", 75, 80)],
              {"FAR": ["EAST"]})
    across = {"precision": "range", "start": "2022-06-01", "end": "2022-06-20", "extent": "sometime_within"}
    records = [
        record(1, day("2022-06-07"), "EAST", "split-2018", [77, 50]),
        record(2, day(SPLIT), "FAR", "split-2022", [77, 50]),
        record(3, day("2022-07-01"), "EAST", "split-2022", [72, 50]),
        record(4, day("2022-05-01"), "EAST", "split-2018", precision="adm1"),
        record(5, day("2022-05-02"), "WEST", "split-2018", precision="adm1"),
        record(6, day("2022-05-03"), at=[77, 50]),
        record(7, day("2022-05-04"), at=[72, 50]),
        record(8, across, at=[77, 50]),
        record(9, {"precision": "unknown"}, at=[77, 50]),
        record(10, day("2022-07-02"), "EAST", "split-2018", [77, 50]),
        record(11, day("2022-07-03"), "EAST", "split-2018", precision="adm1"),
        record(12, day("2022-07-04"), "WEST", "split-2018", precision="adm1"),
        record(13, day("2022-05-05"), precision="country"),
    ]
    (HERE / "incidents.geojson").write_text(json.dumps({
        "type": "FeatureCollection", "schema": "kua-incidents/1",
        "dataset": {"id": "split", "title": "A region splits (invented)", "release": "1", "license": "CC0-1.0",
                    "sensitivity": {"level": "public", "publish": "point"}},
        "sources": {"S1": {"type": "ngo_report", "title": "An invented report"}}, "features": records}, indent=1) + "\n",
        encoding="utf-8")


if __name__ == "__main__":
    main()
