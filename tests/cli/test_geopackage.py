"""kua import of GeoPackages: values as they are stored, views, files that are damaged, and files that are none of GDAL's own."""

import json
import random
import sqlite3
import unittest

from import_case import ImportCase, connection, crs, make
from kua_program import kua
from osgeo import ogr


def add_view(database, name, sql):
    database.execute(f"CREATE VIEW {name} AS {sql}")
    database.execute("INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, 'attributes', ?)", (name, name))


class GeoPackages(ImportCase):
    def test_values_of_a_geopackage_are_those_stored_whatever_the_type_of_their_column(self):
        kinds = {"id": ogr.OFTString, "small": ogr.OFTInteger, "large": ogr.OFTInteger64, "real": ogr.OFTReal, "words": ogr.OFTString}
        stored = {"small": (5_000_000_000, "many", -2_147_483_649, 2.5, 7), "large": ("1,5", 2.5, "12", 9_223_372_036_854_775_807, None),
                  "real": ("1,5", "n/a", 3, 0.25, None), "words": ("x", "a\0b", "", "ends\0", None)}
        wanted = {"small": ("5000000000", "many", "-2147483649", "2.5", "7"), "large": ("1,5", "2.5", "12", "9223372036854775807", ""),
                  "real": ("1,5", "n/a", "3", "0.25", ""), "words": ("x", "a?b", "", "ends?", "")}
        for day, extra in ((ogr.OFTString, 0), (ogr.OFTDate, 0), (ogr.OFTString, 250)):
            with self.subTest(day=day, extra=extra):
                file = self.path / f"stored-{day}-{extra}.gpkg"
                source = ogr.GetDriverByName("GPKG").CreateDataSource(str(file))
                layer = source.CreateLayer('with "quotes" and spaces', crs(4326), ogr.wkbPoint)
                for field, kind in {**{f"none{i}": ogr.OFTInteger for i in range(extra)}, **kinds, "date": day}.items():
                    layer.CreateField(ogr.FieldDefn(field, kind))
                for number in range(5):
                    feature = ogr.Feature(layer.GetLayerDefn())
                    feature["id"], feature["date"] = f"a{number}", "2021-01-10"
                    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (71 48)"))
                    layer.CreateFeature(feature)
                layer = source = None
                table = connection(file)
                for column, values in stored.items():
                    for number, value in enumerate(values):
                        table.execute(f'UPDATE "with ""quotes"" and spaces" SET {column} = ? WHERE id = ?', (value, f"a{number}"))
                table.commit()
                table.close()
                records = self.imported(file)
                for column, values in wanted.items():
                    for number, value in enumerate(values):
                        self.assertEqual(records[f"a{number}"]["properties"]["origin"]["raw"].get(column), value, (column, number))
                self.assertEqual(self.said.count("zero byte"), 4, "of two texts, by the proposal and by the import")
                self.assertRegex(self.said, r"record 2: words: .*zero byte")

    def raw_of(self, file, *options):
        return {key: record["properties"]["origin"]["raw"] for key, record in self.imported(file, *options).items()}

    def test_values_of_a_view_are_those_stored(self):
        file = make(self.path / "t.gpkg", "GPKG", epsg=None)
        database = connection(file)
        database.execute("UPDATE events SET title = ?, lon = 'about 71' WHERE id = 'a2'", ("a\0b",))
        for name, number in (("numbered", "fid AS OGC_FID, "), ("bare", "")):
            add_view(database, name, f"SELECT {number}id, date, title, killed, lon AS nearly, lon, lat FROM events WHERE id = 'a1' UNION ALL SELECT {number}id, date, title, killed, lon, 71, lat FROM events WHERE id = 'a2'")
        database.commit()
        database.close()
        for name in ("numbered", "bare"):
            with self.subTest(name):
                raw = self.raw_of(file, "--layer", name)["a2"]
                self.assertEqual((raw["title"], raw["nearly"]), ("a?b", "about 71"))
                self.assertNotIn("cannot be checked", self.said)

    def test_texts_that_are_not_utf_8_are_read_and_the_advice_is_of_use(self):
        file = make(self.path / "t.gpkg", "GPKG")
        database = connection(file)
        database.execute("UPDATE events SET title = CAST(? AS TEXT)", ("Казахстан".encode("cp1251"),))
        database.commit()
        database.close()
        self.assertEqual(self.raw_of(file)["a1"]["title"], "Казахстан")
        self.assertIn("save the file as UTF-8", self.said)
        self.assertNotIn(".cpg", self.said)

    def test_a_geometry_that_is_none_is_refused_by_its_record(self):
        for geometry, is_none in ((None, True), (b"", True), (b"GP", False), (b"\0\1\2" * 20, False), ("POINT (71 48)", False), (b"GP\0\x0f" + bytes(90), False),
                                  (b"GP\0\1" + bytes(4) + b"\1\1\0\0\0" + b"\0" * 15, False)):
            with self.subTest(geometry):
                file = make(self.path / "t.gpkg", "GPKG")
                database = connection(file)
                database.execute("UPDATE events SET geom = ? WHERE id = 'a2'", (geometry,))
                database.commit()
                database.close()
                records = self.imported(file, expected=0 if is_none else 1)
                if is_none:
                    self.assertIsNone(records["a2"]["geometry"])
                else:
                    self.assertIn("record 2: its geometry is none that a GeoPackage may hold", self.said)
                    self.assertIn("2 rows: 1 taken, 1 refused", self.said)
                file.unlink()

    def test_a_view_that_calls_what_only_gdal_has_is_read_by_gdal_and_that_is_said(self):
        file = make(self.path / "t.gpkg", "GPKG")
        database = connection(file)
        add_view(database, "boxes", "SELECT fid AS OGC_FID, id, date, title, killed, ST_MinX(geom) AS lon, ST_MinY(geom) AS lat FROM events")
        database.commit()
        database.close()
        self.assertEqual(self.imported(file, "--layer", "boxes")["a1"]["geometry"]["coordinates"], [76.9286, 43.2567])
        self.assertIn("cannot be checked", self.said)

    def test_a_view_without_an_end_has_one(self):
        file = make(self.path / "t.gpkg", "GPKG", epsg=None)
        database = connection(file)
        numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS OGC_FID, 'a' || x AS id, '2021-01-10' AS date, 71.0 AS lon, 48.0 AS lat FROM n"
        add_view(database, "silent", numbers + " WHERE x < 0")
        database.commit()
        database.close()
        done = kua("import", file, "--propose", "--layer", "silent")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("t.gpkg: cannot be read: the file computes its rows on and on", done.stderr)

    def test_texts_in_utf_16_are_read(self):
        made = make(self.path / "eight.gpkg", "GPKG", epsg=None)
        file = self.path / "sixteen.gpkg"
        old, new = connection(made), sqlite3.connect(file)
        new.execute("PRAGMA encoding = 'UTF-16le'")
        new.execute("PRAGMA application_id = 0x47504B47")
        new.executescript("\n".join(line for line in old.iterdump() if "sqlite_sequence" not in line))
        new.close()
        old.close()
        self.assertEqual(file.read_bytes()[56:60], b"\0\0\0\2")
        self.assertEqual(self.raw_of(file), self.raw_of(made))
        self.assertEqual(self.raw_of(file)["a1"]["title"], "Алматы")

    def test_a_file_with_a_log_is_read_and_changes_beside_it_are_told(self):
        file = make(self.path / "t.gpkg", "GPKG")
        expected = self.raw_of(file)
        database = connection(file)
        database.execute("PRAGMA journal_mode = WAL")
        database.commit()
        database.close()
        self.assertEqual(file.read_bytes()[18:20], b"\2\2")
        self.assertEqual(self.raw_of(file), expected)
        self.assertNotIn("has it open", self.said)
        database = sqlite3.connect(file)
        database.execute("UPDATE events SET title = 'later' WHERE id = 'a1'")
        database.commit()
        self.assertEqual(self.raw_of(file), expected)
        self.assertIn("changes that stand in t.gpkg-wal are not read", self.said)
        self.assertNotIn("t.gpkg-shm", self.said)
        database.close()

    def many_rows(self, ids, column="killed"):
        """A file of these ids, and its rows as they are stored."""
        file = make(self.path / "many.gpkg", "GPKG", epsg=None)
        database = connection(file)
        database.execute("DELETE FROM events")
        if column != "killed":
            database.execute(f"ALTER TABLE events RENAME COLUMN killed TO {column}")
        words = (None, "", "x" * 20, "Қызылорда")
        database.executemany(f"INSERT INTO events (fid, id, date, title, {column}, lon, lat) VALUES (?, ?, '2021-01-10', ?, ?, 71, 48)",
                             ((fid, f"r{fid}", words[fid % 4], fid % 3 or None) for fid in ids))
        database.commit()
        rows = database.execute(f'SELECT "id", title, "{column}", fid FROM events ORDER BY fid').fetchall()
        database.close()
        return file, rows

    def raw_in_order(self, file, skip_bad=False):
        profile = self.write("profile.json", json.loads(kua("import", file, "--propose").stdout))
        out = self.path / "out.geojson"
        out.unlink(missing_ok=True)
        done = kua("import", file, "--profile", profile, "-o", out, *(["--skip-bad"] if skip_bad else []))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.said = done.stderr
        return [feature["properties"]["origin"]["raw"] for feature in json.loads(out.read_text())["features"]]

    def test_rows_come_in_their_order_whatever_their_ids(self):
        """More rows than one thread reads, with gaps and numbers below zero; other ones each time."""
        seed = random.randrange(1 << 30)
        rng = random.Random(seed)
        ids = {*rng.sample(range(-2**40, 2**40), 30_000), *rng.sample(range(100_000), 30_000), -2**63, 2**63 - 1}
        for column in ("killed", "_rowid_"):
            with self.subTest(seed=seed, column=column):
                file, rows = self.many_rows(ids, column)
                raw = self.raw_in_order(file)
                self.assertEqual(len(raw), len(rows))
                for one, (key, title, number, fid) in zip(raw, rows):
                    self.assertEqual((one["id"], one["title"], one[column], one["fid"]), (key, title or "", str(number or ""), str(fid)))
                file.unlink()

    def test_a_damaged_page_ends_the_rows_and_those_before_it_are_right(self):
        file, rows = self.many_rows(range(1, 60_001))
        whole = file.read_bytes()
        for place in (0.3, 0.8):
            with self.subTest(place):
                page = int(len(whole) * place) // 4096 * 4096
                file.write_bytes(whole[:page] + b"\xff" * 4096 + whole[page + 4096:])
                raw = self.raw_in_order(file, skip_bad=True)
                self.assertGreater(len(raw), 0)
                self.assertLess(len(raw), len(rows))
                self.assertIn(f"record {len(raw) + 1}: cannot be read, nor those after it: database disk image is malformed", self.said)
                self.assertEqual([(one["id"], one["title"]) for one in raw], [(key, title or "") for key, title, _, _ in rows[:len(raw)]])


if __name__ == "__main__":
    unittest.main()
