"""kua import of what GDAL reads, of lists of JSON objects, of times of day and of rows without an id."""

import json
import math
import os
import random
import unittest

from import_case import ROWS, ImportCase, connection, crs, make
from kua_program import kua
from osgeo import ogr, osr


class Formats(ImportCase):
    def test_every_format_gives_the_same_records(self):
        for name, driver in (("t.gpkg", "GPKG"), ("t.fgb", "FlatGeobuf"), ("t.geojson", "GeoJSON"), ("t.geojsonl", "GeoJSONSeq"),
                             ("t.shp", "ESRI Shapefile"), ("t.xlsx", "XLSX"), ("t.ods", "ODS")):
            with self.subTest(name):
                file = make(self.path / name, driver, None if driver in ("XLSX", "ODS") else 4326,
                            encoding="UTF-8" if name == "t.shp" else None)
                records = self.imported(file)
                self.assertEqual(sorted(records), ["a1", "a2"])
                for key, day, lon, lat, title, killed in ROWS:
                    said = records[key]["properties"]
                    self.assertEqual(records[key]["geometry"], {"type": "Point", "coordinates": [lon, lat]})
                    self.assertEqual(said["when"], {"precision": "unspecified", "start": day})
                    self.assertEqual(said["title"]["en"], title)
                    self.assertEqual(said.get("counts"), {"killed": {"best": killed}} if killed else None)
                    self.assertNotIn("geometry", said["origin"]["raw"])

    def test_columns_give_the_texts_that_records_do(self):
        """Against GDAL's own text of each value; other values each time, more of them than lie in one batch of columns."""
        seed = random.randrange(1 << 30)
        rng = random.Random(seed)
        odd = [0.0, -0.0, 1e300, -1e-300, 0.1, 123456789.123456789, 1e15, 1e16, 5e-324, float("inf"), float("-inf")]
        values = {"n": lambda: rng.choice([0, -1, 2**31 - 1, -2**31, rng.randrange(10**6)]),
                  "n64": lambda: rng.choice([0, 2**63 - 1, -2**63, rng.randrange(10**12)]),
                  "real": lambda: rng.choice(odd + [rng.uniform(-1, 1) * 10 ** rng.randrange(-20, 20) for _ in odd]),
                  "text": lambda: rng.choice(["", "Алматы", "a;\"b\"", "x" * rng.randrange(300), "line\nbreak", "\U0001f54a"])}
        kinds = {"n": ogr.OFTInteger, "n64": ogr.OFTInteger64, "real": ogr.OFTReal, "text": ogr.OFTString}
        for name, driver in (("t.gpkg", "GPKG"), ("t.fgb", "FlatGeobuf")):
            with self.subTest(name, seed=seed):
                source = ogr.GetDriverByName(driver).CreateDataSource(str(self.path / name))
                layer = source.CreateLayer("events", crs(4326), ogr.wkbUnknown)
                for field, kind in {"id": ogr.OFTString, "date": ogr.OFTString, **kinds}.items():
                    layer.CreateField(ogr.FieldDefn(field, kind))
                layer.StartTransaction() if driver == "GPKG" else None
                for number in range(70_000 if driver == "FlatGeobuf" else 3_000):
                    feature = ogr.Feature(layer.GetLayerDefn())
                    feature["id"], feature["date"] = f"a{number}", f"{rng.randrange(1900, 2100)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
                    for field in kinds:
                        if rng.randrange(4):
                            feature[field] = values[field]()
                    lon, lat = rng.uniform(70, 75), rng.uniform(46, 49)
                    many = f"({lon} {lat}), (71 48)" if number % 7 == 0 else f"({lon} {lat})"
                    words = {0: f"POINT Z ({lon} {lat} 5)", 1: f"MULTIPOINT ({many})"}.get(number % 50 if number % 3_000 < 100 else 9, f"POINT ({lon} {lat})")
                    feature.SetGeometry(ogr.CreateGeometryFromWkt(words))
                    layer.CreateFeature(feature)
                layer.CommitTransaction() if driver == "GPKG" else None
                layer = source = None
                records = self.imported(self.path / name)
                layer_source = ogr.Open(str(self.path / name))
                count = 0
                for feature in layer_source.GetLayer(0):
                    count += 1
                    record = records[feature.GetFieldAsString("id")]
                    raw = record["properties"]["origin"]["raw"]
                    for field in kinds:
                        expected = feature.GetFieldAsString(field) if feature.IsFieldSetAndNotNull(field) else ""
                        self.assertEqual(raw.get(field, ""), expected, (field, record["id"]))
                    self.assertEqual(raw["date"], feature.GetFieldAsString("date"))
                    shape = feature.GetGeometryRef()
                    if shape.GetGeometryName() == "POINT":
                        self.assertEqual(record["geometry"]["coordinates"], [math.floor(v * 1e9 + 0.5) / 1e9 for v in (shape.GetX(), shape.GetY())])
                self.assertEqual(count, len(records))

    def test_a_date_that_is_none_is_refused_by_its_number(self):
        for bad in ("yesterday", "2021-02-31", "2021-01-10T10:00:00Z"):
            with self.subTest(bad):
                file = make(self.path / "t.gpkg", "GPKG")
                table = connection(file)
                table.execute("UPDATE events SET date = ? WHERE fid = 2", (bad,))
                table.commit()
                table.close()
                self.imported(file, expected=1)
                self.assertIn("record 2", self.said)
                self.assertIn("2 rows: 1 taken, 1 refused", self.said)
                file.unlink()

    def test_a_zero_byte_in_a_flatgeobuf_is_shown(self):
        file = self.path / "t.fgb"
        source = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(str(file), ["SPATIAL_INDEX=NO"])
        layer = source.CreateLayer("events", crs(4326), ogr.wkbPoint, ["SPATIAL_INDEX=NO"])
        for field in ("id", "date"):
            layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
        for number in range(3):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["id"], feature["date"] = f"abc_{number}", "2021-01-10"
            feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (71 48)"))
            layer.CreateFeature(feature)
        layer = source = None
        file.write_bytes(file.read_bytes().replace(b"abc_1", b"abc\0" + b"1"))
        self.assertEqual(set(self.imported(file)), {"abc_0", "abc?1", "abc_2"})
        self.assertRegex(self.said, r"record 2: id: .*zero byte")

    def test_a_flatgeobuf_that_was_cut_between_two_records_says_so(self):
        for fields in (ogr.OFTString, ogr.OFTDate):   # by columns, by records
            file = self.path / f"cut-{fields}.fgb"
            source = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(str(file), ["SPATIAL_INDEX=NO"])
            layer = source.CreateLayer("events", crs(4326), ogr.wkbPoint, ["SPATIAL_INDEX=NO"])
            layer.CreateField(ogr.FieldDefn("id", ogr.OFTString))
            layer.CreateField(ogr.FieldDefn("date", fields))
            for number in range(3):
                feature = ogr.Feature(layer.GetLayerDefn())
                feature["id"], feature["date"] = f"a{number}", "2021-01-10"
                feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (71 48)"))
                layer.CreateFeature(feature)
            layer = source = None
            whole = file.read_bytes()
            self.assertEqual(set(self.imported(file)), {"a0", "a1", "a2"})
            at = 12 + int.from_bytes(whole[8:12], "little")   # magic, size of the header, header; then size and bytes of each record
            for left in range(3):
                with self.subTest(fields=fields, left=left):
                    file.write_bytes(whole[:at])
                    self.imported(file, expected=1)
                    self.assertIn(f"record {left + 1}: is not there", self.said)
                at += 4 + int.from_bytes(whole[at:at + 4], "little")

    def test_a_point_that_is_not_on_earth_is_refused_by_its_number(self):
        for name, driver in (("t.gpkg", "GPKG"), ("t.fgb", "FlatGeobuf"), ("t.geojsonl", "GeoJSONSeq")):
            with self.subTest(name):
                source = ogr.GetDriverByName(driver).CreateDataSource(str(self.path / name), ["SPATIAL_INDEX=NO"] if driver == "FlatGeobuf" else [])
                layer = source.CreateLayer("events", crs(4326), ogr.wkbPoint, ["SPATIAL_INDEX=NO"] if driver == "FlatGeobuf" else [])
                for field in ("id", "date"):
                    layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
                for number, lon in enumerate((70, 200, 71), 1):
                    feature = ogr.Feature(layer.GetLayerDefn())
                    feature["id"], feature["date"] = f"a{number}", "2021-01-10"
                    feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({lon} 50)"))
                    layer.CreateFeature(feature)
                layer = source = None
                self.imported(self.path / name, expected=1)
                self.assertIn("record 2", self.said)
                self.assertIn("no place on Earth", self.said)

    def test_reading_leaves_the_folder_as_it_is(self):
        file = make(self.path / "t.gpkg", "GPKG")
        bytes_before = file.read_bytes()
        kua("import", file, "--propose")
        self.assertEqual([f.name for f in self.path.iterdir()], ["t.gpkg"])
        self.assertEqual(file.read_bytes(), bytes_before)

    def test_places_are_turned_into_degrees_and_that_is_said(self):
        records = self.imported(make(self.path / "t.gpkg", "GPKG", 32643))
        for key, _, lon, lat, *_ in ROWS:
            for ours, theirs in zip(records[key]["geometry"]["coordinates"], (lon, lat)):
                self.assertAlmostEqual(ours, theirs, 8)
        self.assertIn("UTM zone 43N", self.said)

    def test_one_of_several_layers_must_be_named(self):
        file = make(self.path / "t.gpkg", "GPKG", layers=("first", "second"))
        done = kua("import", file, "--propose")
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (1, 1))
        self.assertIn("first, second", done.stderr)
        self.assertEqual(sorted(self.imported(file, "--layer", "second")), ["a1", "a2"])
        self.assertIn("first, second", kua("import", file, "--propose", "--layer", "third").stderr)

    def test_text_of_a_shapefile_in_windows_1251_is_read(self):
        file = make(self.path / "t.shp", "ESRI Shapefile", encoding="CP1251")
        self.assertEqual(self.imported(file)["a1"]["properties"]["title"]["en"], "Алматы")

    def test_rows_of_a_sheet_are_told_by_their_line_and_records_by_their_number(self):
        bad = {"date_formats": ["DD.MM.YYYY"]}
        self.imported(make(self.path / "t.xlsx", "XLSX", None), change=bad, expected=1)
        self.assertIn("no date such as", self.said)
        rows = [{"id": "x", "date": "2021-01-10"}, 7, {"id": "y", "date": "2021-02-31"}]
        self.imported(self.write("t.json", rows), expected=1)
        self.assertIn("record 2", self.said)
        self.assertIn("record 3 (y)", self.said)
        self.assertIn("3 rows: 1 taken, 2 refused", self.said)

    def test_the_events_of_timemap_are_known(self):
        event = {"id": "17", "date": "1/10/2021", "time": "14:00", "latitude": "43.25", "longitude": "76.92", "location": "Almaty",
                 "description": "An invented event", "associations": ["march", "police"], "sources": ["s1", "s2"]}
        record = self.imported(self.write("events.json", [event]))["timemap:17"]
        self.assertIn("TimeMap", self.said)
        self.assertEqual(record["geometry"]["coordinates"], [76.92, 43.25])
        self.assertEqual(record["properties"]["when"], {"precision": "unspecified", "start": "2021-01-10"})
        self.assertEqual(record["properties"]["codes"]["timemap.associations"], ["march", "police"])
        self.assertEqual(len(record["properties"]["sources"]), 2)
        self.assertEqual(record["properties"]["origin"]["raw"]["time"], "14:00")

    def test_a_time_of_day_needs_a_zone_and_then_has_its_day_there(self):
        times = {"a": "2021-01-10T23:30:00Z", "b": "2021-01-10T23:30:00+06:00", "c": "2021-01-10T23:30:00-05:00", "d": "2021-01-10 23:30"}
        file = self.write("t.csv", "id,date,lon,lat\n" + "".join(f"{k},{v},76.9,43.2\n" for k, v in times.items()))
        self.assertEqual(self.imported(file, expected=1), {})
        self.assertIn('"time_zone"', self.said)
        days = {k: v["properties"]["when"]["start"] for k, v in self.imported(file, change={"time_zone": "Asia/Almaty"}).items()}
        self.assertEqual(days, {"a": "2021-01-11", "b": "2021-01-10", "c": "2021-01-11", "d": "2021-01-10"})
        self.imported(file, change={"time_zone": "Asia/Nowhere"}, expected=1)
        self.assertIn("Asia/Nowhere", self.said)

    def test_rows_without_an_id_get_one_that_is_said_to_change_with_them(self):
        head = "date,lon,lat,name\n"
        first = self.imported(self.write("t.csv", head + "2021-01-10,76.9,43.2,A\n2021-01-10,76.9,43.2,B\n"))
        self.assertEqual(len(first), 2)
        self.assertTrue(all(key.startswith("gen:") for key in first))
        self.assertIn("changes with it", self.said)
        again = self.imported(self.write("t.csv", head + "2021-01-10,76.9,43.2,A\n2021-01-10,76.9,43.2,C\n"))
        self.assertEqual(len(set(first) & set(again)), 1)
        self.imported(self.write("t.csv", head + "2021-01-10,76.9,43.2,A\n" * 2), expected=1)
        self.assertIn("V1", self.said)

    def test_an_area_stays_an_area(self):
        ring = [[[70, 50], [71, 50], [71, 51], [70, 50]]]
        shape = {"type": "Feature", "id": 7, "geometry": {"type": "Polygon", "coordinates": ring}, "properties": {"date": "2021-01-10"}}
        record, = self.imported(self.write("t.geojson", {"type": "FeatureCollection", "features": [shape]})).values()
        self.assertEqual(record["geometry"]["coordinates"], ring)
        self.assertEqual(record["properties"]["where"]["precision"], "area")

    def test_broken_files_are_refused_in_one_line(self):
        for name in ("t.gpkg", "t.fgb", "t.xlsx", "t.ods", "t.shp", "t.geojson", "t.json"):
            for content in (b"", b"SQLite format 3\0", b"[", b"{", b"PK\3\4", b"fgb\3fgb\0" + b"\xff" * 64):
                with self.subTest(name=name, content=content):
                    (self.path / name).write_bytes(content)
                    done = kua("import", self.path / name, "--propose")
                    self.assertEqual((done.returncode, len(done.stderr.splitlines())), (1, 1), done.stderr)
                    self.assertIn(name, done.stderr)

    def test_files_that_are_too_large_are_refused_unread(self):
        for name, megabytes in (("t.gpkg", 4096), ("t.fgb", 4096), ("t.xlsx", 1024), ("t.csv", 512), ("t.json", 64)):
            with self.subTest(name):
                with open(self.path / name, "wb") as file:
                    file.write(b"[")
                    file.truncate((megabytes << 20) + 1)
                done = kua("import", self.path / name, "--propose")
                self.assertEqual((done.returncode, len(done.stderr.splitlines())), (1, 1), done.stderr)
                self.assertIn(f"is larger than {megabytes} MB", done.stderr)

    def test_a_pipe_is_not_waited_for(self):
        for name in ("p.json", "p.csv", "p.gpkg"):
            with self.subTest(name):
                os.mkfifo(self.path / name)
                done = kua("import", self.path / name, "--propose")
                self.assertEqual((done.returncode, len(done.stderr.splitlines())), (1, 1), done.stderr)


if __name__ == "__main__":
    unittest.main()
