import json
import os
import pathlib
import pty
import subprocess
import tempfile
import threading
import time
import unittest

from kua_program import KUA, SHIPPED, SOURCE, kua

RULES = SOURCE / "tests" / "data_rules"


class Check(unittest.TestCase):
    def test_the_shipped_data_have_no_error(self):
        done = kua("check", SHIPPED, SOURCE / "geodata" / "kaz-2021")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertRegex(done.stdout.splitlines()[-1], r"^\d+ records, 17 units: 0 errors, ")
        self.assertRegex(kua("check", SOURCE / "geodata" / "kaz-2021" / "kaz-2021.shp").stdout, r"(?m)^17 units: 0 errors, ")

    def test_a_finding_about_plain_geojson_says_what_was_and_was_not_there(self):
        feature = {"type": "Feature", "id": "p1", "geometry": {"type": "Point", "coordinates": [71.4, 51.1]}, "properties": {"title": "A"}}
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "plain.geojson"
            file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
            untyped = kua("check", file).stdout
            file.write_text(json.dumps({"type": "FeatureCollection", "crs": {"type": "link"}, "features": [feature]}))
            unnamed = kua("check", file).stdout
        self.assertIn("type: no type of the vocabulary is stated", untyped)
        self.assertRegex(untyped, r"(?m)^1 record: \d+ errors?, ")
        self.assertNotRegex(untyped, r"\b1 (errors|warnings|notes)\b")
        self.assertIn("crs: does not say which coordinate system", unnamed)
        self.assertNotIn("{", unnamed)

    def test_a_long_reading_shows_how_far_it_is_on_a_terminal_only(self):
        with tempfile.TemporaryDirectory() as folder:
            feature = ('{"type":"Feature","id":"p%d","geometry":{"type":"Point","coordinates":[71.4,51.1]},'
                       '"properties":{"date":"2021-01-10"}}')
            file = pathlib.Path(folder) / "many.geojson"
            os.mkfifo(file)  # as slow as the test wants it

            def write(pause_s):
                with file.open("w") as out:
                    out.write('{"type": "FeatureCollection", "features": [' + feature % 1)
                    out.flush()
                    time.sleep(pause_s)
                    out.write("," + feature % 2 + "]}")

            try:
                outer, inner = pty.openpty()
            except OSError:
                self.skipTest("no terminals here (/dev/pts is not mounted)")
            writer = threading.Thread(target=write, args=(1.0,))
            with subprocess.Popen([KUA, "info", file], stdout=subprocess.PIPE, stderr=inner) as process:
                os.close(inner)
                writer.start()
                said = b""
                while True:
                    try:
                        piece = os.read(outer, 4096)
                    except OSError:  # the other end is closed
                        break
                    if not piece:
                        break
                    said += piece
                process.communicate()
            writer.join()
            os.close(outer)
            writer = threading.Thread(target=write, args=(1.0,))
            writer.start()
            quiet = kua("info", file)
            writer.join()
        self.assertRegex(said, rb"\r\[#*\.*\] \d+ %")
        self.assertRegex(said, rb"\r +\r$", "gone at the end")
        self.assertNotIn("%", quiet.stderr)

    def test_what_a_file_says_cannot_steer_the_terminal(self):
        steering = "\x1b[2J\n\x9b31m\u202e"
        feature = {"type": "Feature", "id": "p" + steering, "geometry": {"type": "Point", "coordinates": [71.4, 51.1]},
                   "properties": {"title": "A", "date": "2021" + steering}}
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "plain.geojson"
            file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
            told = kua("check", file)
            refused = kua("render", "--incidents", file, "-o", pathlib.Path(folder) / "x.png")
        self.assertEqual(refused.returncode, 1)
        self.assertEqual(len(told.stdout.splitlines()), 4, told.stdout)
        for words in (told.stdout, refused.stderr):
            self.assertNotRegex(words, "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202e]")

    def test_each_broken_file_is_answered_with_its_rule(self):
        for case in json.loads((RULES / "manifest.json").read_text()):
            with self.subTest(case["file"]):
                done = kua("check", "--format", "json", RULES / case["file"])
                found = [p for p in json.loads(done.stdout) if p["rule"] == case["rule"]]
                self.assertTrue(found, done.stdout)
                self.assertEqual(done.returncode, 1 if case["severity"] == "error" else 0, done.stdout)

    def test_all_problems_are_listed_not_the_first_only(self):
        data = json.loads((RULES / "valid.geojson").read_text())
        for feature in data["features"]:
            feature["properties"]["verification"] = {"status": "certainly"}
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "broken.geojson"
            file.write_text(json.dumps(data))
            problems = json.loads(kua("check", "--format", "json", file).stdout)
        errors = [p for p in problems if p["severity"] == "error"]
        self.assertGreaterEqual(len({p["record"] for p in errors}), len(data["features"]))

    def test_a_line_names_file_record_field_value_and_what_is_wanted(self):
        case = next(c for c in json.loads((RULES / "manifest.json").read_text()) if c["rule"] == "V2")
        line = next(l for l in kua("check", RULES / case["file"]).stdout.splitlines() if " V2 " in l)
        for part in (case["file"], "record", case["id"], "when"):
            self.assertIn(part, line)

    def test_a_bad_record_does_not_take_the_good_ones_with_it(self):
        case = next(c for c in json.loads((RULES / "manifest.json").read_text()) if c["rule"] == "V2")
        refused = kua("count", "--incidents", RULES / case["file"])
        self.assertEqual(refused.returncode, 1)
        skipped = kua("count", "--skip-bad", "--incidents", RULES / case["file"])
        self.assertEqual(skipped.returncode, 0, skipped.stderr)
        self.assertIn("V2", skipped.stderr)
        self.assertEqual(json.loads(skipped.stdout)["records_left_out"], 1)

    def test_a_shapefile_cut_off_before_its_first_shape_is_an_error(self):
        shipped = SOURCE / "geodata" / "kaz-2021"
        with tempfile.TemporaryDirectory() as folder:
            for part in ("shp", "shx", "dbf", "prj", "cpg"):
                (pathlib.Path(folder) / f"cut.{part}").write_bytes((shipped / f"kaz-2021.{part}").read_bytes())
            file = pathlib.Path(folder) / "cut.shp"
            file.write_bytes(file.read_bytes()[:5000])
            done = kua("check", file)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("holds no outline that can be used", done.stdout)

    def test_truncated_and_empty_files_are_errors_of_one_line(self):
        text = SHIPPED.read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            for size in (0, 1, 100, 5000, len(text) - 3):
                file = pathlib.Path(folder) / "cut.geojson"
                file.write_bytes(text[:size])
                done = kua("check", file)
                self.assertEqual(done.returncode, 1, f"cut to {size} bytes")
                self.assertIn("cut.geojson", done.stdout)


if __name__ == "__main__":
    unittest.main()
