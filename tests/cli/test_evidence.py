import csv
import io
import json
import pathlib
import tempfile
import unittest

from jsonschema import Draft202012Validator

from kua_program import SHIPPED, SOURCE, counts, kua
from test_render import chunks
from xlsx_sheet import parts, sheet

SCHEMA = Draft202012Validator(json.loads((SOURCE / "incidents" / "kua-incidents-1.schema.json").read_text(encoding="utf-8")))
csv.field_size_limit(2_000_000)
VIEWS = [(), ("--from", "2021-01-05", "--to", "2021-01-09"), ("--type", "liberty", "--lang", "kk"), ("--region", "KZ-ALA", "--region", "-"),
         ("--status", "corroborated", "--lang", "ru"), ("--text", "no such words at all")]


class Evidence(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, command, name, *arguments):
        file = self.folder / name
        done = kua(command, "-o", file, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return file.read_bytes()

    def table(self, *arguments):
        text = self.write("evidence", "t.csv", *arguments).decode("utf-8")
        self.assertNotIn("\n", text.replace("\r\n", ""), "RFC 4180 ends lines with CR LF")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def manifest(self, name):
        for kind, data in chunks((self.folder / name).read_bytes()):
            if kind == "iTXt" and data.startswith(b"Kua figure\0"):
                return json.loads(data.split(b"\0\0\0\0\0", 1)[1])
        self.fail("no manifest")

    def test_rows_add_up_to_the_numbers_of_the_sentence(self):
        for view in VIEWS:
            with self.subTest(view=view):
                totals = counts(*view)["totals"]
                rows = self.table(*view)
                self.assertEqual(sum(int(row["incidents"]) for row in rows), totals["shown"])
                self.assertEqual(sum(int(row["summaries"]) for row in rows), totals["summaries"])
                self.assertEqual(len(rows), totals["shown"] + totals["summaries"])
                possible = [row for row in rows if row["membership"] == "possible" and row["incidents"] == "1"]
                self.assertEqual(len(possible), totals["possible"])

    def test_the_workbook_has_the_cells_of_the_csv(self):
        for view in VIEWS:
            with self.subTest(view=view):
                rows = self.table(*view)
                book = self.write("evidence", "t.xlsx", *view)
                found = sheet(book) if rows else []
                self.assertEqual(len(found), len(rows))
                for line, cells in zip(rows, found):
                    for column, text in line.items():
                        cell = cells.get(column, "")
                        if isinstance(cell, float):
                            self.assertAlmostEqual(cell, float(text), msg=column)
                        else:
                            self.assertEqual(cell, text[1:] if text.startswith("'") else text, column)

    def test_export_writes_the_same_tables(self):
        for name in ("a.csv", "a.xlsx"):
            for view in VIEWS[:2]:
                self.assertEqual(self.write("export", name, *view), self.write("evidence", name, *view))

    def test_the_workbook_has_no_clock_and_runs_no_formula(self):
        document = json.loads(SHIPPED.read_text(encoding="utf-8"))
        for feature in document["features"]:
            feature["properties"]["title"] = {"en": "=HYPERLINK(\"http://x.example\")", "ru": "+1", "kk": "@a"}
        data = self.folder / "hostile.geojson"
        data.write_text(json.dumps(document), encoding="utf-8")
        book = self.write("evidence", "a.xlsx", "--incidents", data)
        self.assertTrue(any(row.get("title", "").startswith("=HYPERLINK") for row in sheet(book)), "a text, told as it is")
        again = kua("evidence", "-o", self.folder / "b.xlsx", "--incidents", data, env={"TZ": "Pacific/Kiritimati", "LC_ALL": "C"})
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual((self.folder / "b.xlsx").read_bytes(), book)
        self.assertIn(b"1980-01-01T00:00:00Z", parts(book)["docProps/core.xml"])
        self.assertEqual([file.name for file in self.folder.iterdir() if file.name.startswith(".")], [], "no draft is left")

    def test_a_folder_that_is_not_there_is_an_error(self):
        done = kua("evidence", "-o", self.folder / "nowhere" / "a.xlsx")
        self.assertEqual(done.returncode, 1)
        self.assertIn("nowhere", done.stderr)

    def test_ids_and_code_of_every_output_are_those_of_the_figure(self):
        for view in VIEWS:
            with self.subTest(view=view):
                self.write("render", "f.png", "--size", "900x700", *view)
                manifest = self.manifest("f.png")
                figure = self.folder / "f.png"
                rows = self.table("--view", figure)
                shown = [[record[0], record[2]] for record in manifest["records"]]
                self.assertEqual([[row["id"], row["membership"][0]] for row in rows], shown)
                document = json.loads(self.write("evidence", "t.json", "--view", figure))
                code = document["check_code"]
                self.assertEqual(code.replace("-", ""), manifest["selection_sha256"][:8].upper())
                self.assertEqual({row["check_code"] for row in rows} - {code}, set())
                self.assertEqual([row["id"] for row in document["rows"]], [record[0] for record in shown])
                # A summary whose parts are not shown stays out of the file: there it would be an incident.
                file = [feature["id"] for feature in json.loads(self.write("export", "x.geojson", "--view", figure))["features"]]
                left_out = {row["id"] for row in rows} - set(file)
                self.assertTrue(all(row["summaries"] == "1" for row in rows if row["id"] in left_out))
                self.assertEqual(file, [record[0] for record in shown if record[0] not in left_out])

    def test_what_is_exported_fits_the_schema_and_gives_the_same_numbers_again(self):
        for view in VIEWS[:-1]:
            with self.subTest(view=view):
                document = json.loads(self.write("export", "x.geojson", *view))
                error = next(SCHEMA.iter_errors(document), None)
                self.assertIsNone(error, error and error.message[:200])
                done = kua("check", self.folder / "x.geojson")
                self.assertEqual(done.returncode, 0, done.stdout)
                before, after = counts(*view), counts("--incidents", self.folder / "x.geojson", *view)
                for key in ("shown", "certain", "possible", "not_on_a_place"):
                    self.assertEqual(after["totals"][key], before["totals"][key])
                incidents = {row["key"]: (row["certain"], row["possible"]) for row in before["rows"] if row["certain"] + row["possible"]}
                self.assertEqual({row["key"]: (row["certain"], row["possible"]) for row in after["rows"] if row["certain"] + row["possible"]}, incidents)

    def test_rows_tell_what_the_record_states(self):
        record = next(f for f in json.loads(SHIPPED.read_text(encoding="utf-8"))["features"] if f["id"] == "KAZ2021-060")
        row = next(row for row in self.table("--lang", "ru") if row["id"] == "KAZ2021-060")
        properties = record["properties"]
        self.assertEqual(row["title"], properties["title"]["ru"])
        self.assertEqual(row["place"], properties["where"]["place"]["ru"])
        self.assertEqual(row["place_as_stated"], properties["where"]["as_stated"])
        self.assertEqual([float(row["longitude"]), float(row["latitude"])], record["geometry"]["coordinates"])
        self.assertEqual(row["locators"].split(" | "), [source["locator"] for source in properties["sources"]])
        self.assertEqual((row["affected_min"], row["status"], row["type"]), ("1", "corroborated", "election.observer_removal"))

    def test_hostile_texts_come_out_inert(self):
        document = json.loads(SHIPPED.read_text(encoding="utf-8"))
        feature = next(f for f in document["features"] if f["id"] == "KAZ2021-060")
        feature["properties"]["title"] = {"en": "=HYPERLINK(\"http://x\",\"y\")\r\n,\u202e\u0007"}
        feature["properties"]["where"]["place"] = {"en": "@SUM(1)" + "x" * 1_000_000}
        feature["properties"]["where"]["as_stated"] = "-2+3"
        file = self.folder / "hostile.geojson"
        file.write_text(json.dumps(document), encoding="utf-8")
        row = next(row for row in self.table("--incidents", file) if row["id"] == "KAZ2021-060")
        self.assertEqual(row["title"], "'=HYPERLINK(\"http://x\",\"y\")  , ")
        self.assertEqual(row["place"], "'@SUM(1)" + "x" * 1_000_000)
        self.assertEqual(row["place_as_stated"], "'-2+3")
        exported = json.loads(self.write("export", "x.geojson", "--incidents", file))
        again = next(f for f in exported["features"] if f["id"] == "KAZ2021-060")
        self.assertEqual(again["properties"]["title"], feature["properties"]["title"], "data stay what they are")

    def test_it_is_the_same_bytes_in_any_environment(self):
        for command, name in (("evidence", "a.csv"), ("evidence", "a.json"), ("export", "a.geojson")):
            files = []
            for env in ({"TZ": "UTC", "LC_ALL": "C"}, {"TZ": "Pacific/Apia", "LC_ALL": "de_DE.UTF-8", "HOME": "/nonexistent"}):
                done = kua(command, "-o", self.folder / name, env=env)
                self.assertEqual(done.returncode, 0, done.stderr)
                files.append((self.folder / name).read_bytes())
            self.assertEqual(*files)

    def test_a_record_without_a_rule_stops_it_and_an_unknown_ending_is_bad_usage(self):
        file = self.folder / "plain.geojson"
        file.write_text('{"type":"FeatureCollection","features":[{"type":"Feature","id":"p1","geometry":{"type":"Point",'
                        '"coordinates":[71.4,51.1]},"properties":{"date":"2021-01-10","title":"A thing"}}]}')
        for command, name in (("evidence", "a.csv"), ("export", "a.geojson")):
            done = kua(command, "--incidents", file, "-o", self.folder / name)
            self.assertEqual(done.returncode, 1)
            self.assertIn("p1", done.stderr)
            self.assertFalse((self.folder / name).exists())
            self.write(command, name, "--incidents", file, "--treat-as", "public")
            done = kua(command, "-o", self.folder / "a.ods")
            self.assertEqual(done.returncode, 2)
            self.assertRegex(done.stderr, r"^kua: [^\n]+\n$")
        self.assertIsNone(next(SCHEMA.iter_errors(json.loads((self.folder / "a.geojson").read_text(encoding="utf-8"))), None))


if __name__ == "__main__":
    unittest.main()
