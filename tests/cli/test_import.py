"""kua import: tables from elsewhere become incidents that the schema and the program's own rules accept."""

import csv
import io
import json
import os
import pathlib
import tempfile
import unittest

from jsonschema import Draft202012Validator
from kua_program import SOURCE, kua

DATA = SOURCE / "tests" / "data" / "import"
SCHEMA = Draft202012Validator(json.loads((SOURCE / "incidents" / "kua-incidents-1.schema.json").read_text()))
HEAD = "id,date,lon,lat,name\n"


class Import(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)

    def write(self, name, content, encoding="utf-8"):
        file = self.path / name
        file.write_bytes(content.encode(encoding))
        return file

    def proposed(self, file, expected=0):
        """The proposal for `file`, kept as a person would keep it, and what was said beside it."""
        done = kua("import", file, "--propose")
        self.assertEqual(done.returncode, expected, done.stderr)
        return self.write("profile.json", done.stdout), done.stderr

    def imported(self, file, *arguments, env=None):
        """The records by id, once both the schema and `kua check` have found nothing wrong."""
        profile, _ = self.proposed(file)
        out = self.path / "out.geojson"
        done = kua("import", file, "--profile", profile, "-o", out, *arguments, env=env)
        self.assertEqual(done.returncode, 0, done.stderr)
        document = json.loads(out.read_text())
        self.assertEqual([e.message for e in SCHEMA.iter_errors(document)], [])
        self.assertEqual(kua("check", out).returncode, 0, kua("check", out).stdout)
        self.sources, self.said = document["sources"], done.stderr
        return {feature["id"]: feature for feature in document["features"]}

    def refused(self, content, *said):
        """Refused as a whole for these reasons; nothing is written."""
        file = self.write("table.csv", content)
        profile, _ = self.proposed(file)
        out = self.path / "out.geojson"
        done = kua("import", file, "--profile", profile, "-o", out)
        self.assertEqual(done.returncode, 1)
        self.assertFalse(out.exists())
        for words in said:
            self.assertIn(words, done.stderr)
        return file, profile

    def test_acled_rows_keep_what_is_known_and_no_more(self):
        records = self.imported(DATA / "acled.csv")
        first, second, third = (records[f"acled:KAZ900{n}"]["properties"] for n in (1, 2, 3))
        self.assertEqual(first["when"], {"precision": "day", "start": "2021-01-10"})
        self.assertEqual((first["where"]["precision"], first["where"]["basis"]), ("settlement", "settlement_point"))
        self.assertEqual((first["where"]["adm1"], first["where"]["boundary_set"]), ("KZ-ALA", "kaz-2021"))
        self.assertEqual(records["acled:KAZ9001"]["geometry"]["coordinates"], [76.9286, 43.2567])
        self.assertEqual(first["type"], "assembly.dispersal")
        self.assertEqual([a["kind"] for a in first["actors"]], ["protesters", "state_other"])
        self.assertEqual([self.sources[s["ref"]]["title"]["en"] for s in first["sources"]], ["Invented Paper", "Second Paper"])
        self.assertEqual(first["verification"], {"status": "alleged"})
        self.assertNotIn("sensitivity", first)
        self.assertEqual(second["when"], {"precision": "week", "start": "2021-01-02", "end": "2021-01-08", "extent": "sometime_within"})
        self.assertEqual((second["where"]["precision"], second["where"]["radius_m"]), ("near_settlement", 25000))
        self.assertEqual([a["kind"] for a in second["actors"]], ["state_other", "civilians"])
        self.assertEqual(second["counts"], {"killed": {"best": 2}})
        self.assertEqual((third["when"]["start"], third["when"]["end"]), ("2021-01-01", "2021-01-31"))
        self.assertEqual((third["where"]["precision"], third["type"]), ("area", "other"))

    def test_acled_zero_is_not_known_and_stays_in_the_raw_row(self):
        record = self.imported(DATA / "acled.csv")["acled:KAZ9001"]["properties"]
        self.assertNotIn("counts", record)
        row = next(csv.DictReader(io.StringIO((DATA / "acled.csv").read_text())))
        self.assertEqual(record["origin"]["raw"], row)
        self.assertIn("fatalities", self.said)
        self.assertIn("not known", self.said)

    def test_ucdp_rows_keep_their_spans_and_bounds(self):
        records = self.imported(DATA / "ucdp-ged.csv")
        one, two, three = (records[f"ucdp:90{n}"]["properties"] for n in (1, 2, 3))
        self.assertEqual(one["when"], {"precision": "day", "start": "2021-01-10"})
        self.assertEqual(one["where"]["precision"], "site")
        self.assertEqual(one["counts"], {"killed": {"min": 0, "best": 1, "max": 3}})
        self.assertEqual((two["when"]["precision"], two["when"]["extent"]), ("week", "sometime_within"))
        self.assertEqual((two["where"]["precision"], two["where"]["adm1"]), ("adm1", "KZ-ZHA"))
        self.assertEqual(two["verification"]["clarity"], "aggregate")
        self.assertEqual((three["when"]["precision"], three["where"]["precision"]), ("year", "country"))
        self.assertEqual(len(one["sources"]), 2)

    def test_a_proposal_shows_five_rows_and_what_is_not_taken(self):
        _, said = self.proposed(DATA / "acled.csv")
        self.assertIn("ACLED", said)
        self.assertIn("disorder_type", said)
        self.assertIn("acled:KAZ9001 | 2021-01-10 day", said)
        rows = "".join(f"r{n},2021-01-10,76.9,43.2,A\n" for n in range(9))
        _, said = self.proposed(self.write("table.csv", HEAD + rows))
        self.assertEqual(said.count("\n  "), 5)

    def test_nothing_is_imported_without_a_profile(self):
        done = kua("import", DATA / "acled.csv", "-o", self.path / "out.geojson")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--propose", done.stderr)
        self.assertEqual(list(self.path.iterdir()), [])

    def test_no_time_zone_moves_a_day(self):
        for zone in ("Pacific/Kiritimati", "America/Adak", "Asia/Almaty"):
            with self.subTest(zone):
                records = self.imported(DATA / "ucdp-ged.csv", env={"TZ": zone})
                self.assertEqual(records["ucdp:901"]["properties"]["when"]["start"], "2021-01-10")

    def test_a_date_alone_is_of_unstated_precision(self):
        record = self.imported(self.write("table.csv", HEAD + "a,2021-01-10,76.9,43.2,A\n"))["a"]["properties"]
        self.assertEqual(record["when"]["precision"], "unspecified")
        self.assertEqual(record["where"]["precision"], "unspecified")

    def test_dates_that_can_be_read_in_two_ways_are_asked_about(self):
        file = self.write("table.csv", HEAD + "a,03/04/2021,76.9,43.2,A\n")
        profile, said = self.proposed(file, expected=1)
        self.assertIn("DD/MM/YYYY, MM/DD/YYYY", said)
        self.assertEqual(kua("import", file, "--profile", profile, "-o", self.path / "out.geojson").returncode, 1)
        chosen = json.loads(profile.read_text())
        chosen["date_formats"] = ["DD/MM/YYYY"]
        profile.write_text(json.dumps(chosen))
        self.assertEqual(kua("import", file, "--profile", profile, "-o", self.path / "out.geojson").returncode, 0)
        self.assertIn('"2021-04-03"', (self.path / "out.geojson").read_text())

    def test_one_telling_date_decides_for_the_file(self):
        records = self.imported(self.write("table.csv", HEAD + "a,03/04/2021,76.9,43.2,A\nb,25/04/2021,76.9,43.2,A\n"))
        self.assertEqual(records["a"]["properties"]["when"]["start"], "2021-04-03")

    def test_bad_rows_are_named_by_line_and_nothing_is_written(self):
        file, profile = self.refused(HEAD + "a,2021-01-10,76.9,43.2,A\nb,2021-02-31,76.9,43.2,B\nc,2021-01-11,x,43.2,C\n"
                                     "d,2021-01-11,76.9\na,2021-01-10,76.9,43.2,A\ne,2021-01-11T23:30:00Z,76.9,43.2,E\n",
                                     '(b): line 3: date: "2021-02-31"', '(c): line 4: lon: "x"', "line 5", "V1", "2021-01-11T23:30:00Z",
                                     "6 rows: 1 taken, 5 refused", "--skip-bad")
        done = kua("import", file, "--profile", profile, "-o", self.path / "out.geojson", "--skip-bad")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([f["id"] for f in json.loads((self.path / "out.geojson").read_text())["features"]], ["a"])

    def test_a_long_table_is_what_its_rows_are(self):
        rows = 5000   # several blocks, which are made on several cores
        town = lambda n: "Aral" if n % 1700 else "Nowhere"
        bad = {n: "x" for n in (7, 1500, 4999)}
        same_id = {1: 0, 2048: 2047, 4000: 3}
        lines = [f"r{same_id.get(n, n)},{bad.get(n, 76.0 + n / rows)},43.2,2021-01-{n % 28 + 1:02},{town(n)},Source {n * 7 // 1000}\n"
                 for n in range(rows)]
        file = self.write("long.csv", "id,lon,lat,date,adm1,source\n" + "".join(lines))
        profile, _ = self.proposed(file)
        fields = json.loads(profile.read_text())
        fields.update({"adm1": {"column": "adm1"}, "source": {"column": "source"}})
        profile.write_text(json.dumps(fields))
        out = self.path / "long.geojson"
        done = kua("import", file, "--profile", profile, "-o", out, "--skip-bad")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("5,000 rows: 4,994 taken, 6 refused", done.stderr)
        document = json.loads(out.read_text())
        kept = [n for n in range(rows) if n not in bad and n not in same_id]
        self.assertEqual([f["id"] for f in document["features"]], [f"r{n}" for n in kept])
        self.assertEqual([f["geometry"]["coordinates"][0] for f in document["features"]], [76.0 + n / rows for n in kept])
        self.assertEqual([document["sources"][f["properties"]["sources"][0]["ref"]]["title"]["en"] for f in document["features"]],
                         [f"Source {n * 7 // 1000}" for n in kept])
        self.assertEqual(list(document["sources"]), [f"S{n + 1}" for n in range(35)])
        errors = [line for line in done.stderr.splitlines() if line.startswith("error")]
        self.assertEqual([int(line.split("line ")[1].split(":")[0]) for line in errors], sorted(n + 2 for n in [*bad, *same_id]))
        nowhere = [n for n in range(rows) if town(n) == "Nowhere"]
        self.assertIn(f"line 2: adm1: \"Nowhere\": no unit of the boundaries has this name; it is kept as stated ({len(nowhere)} rows)", done.stderr)

    def test_swapped_coordinates_are_noticed(self):
        self.refused(HEAD + "a,2021-01-10,43.2,76.9,A\nb,2021-01-10,52.3,76.95,B\n", "2 points lie in no region", "V8")

    def test_coordinates_beyond_the_earth_and_at_null_island_are_refused(self):
        self.refused(HEAD + "a,2021-01-10,276.9,43.2,A\nb,2021-01-10,0,0,B\n", "(a)", "(b)", "V11")

    def test_nobody_reads_the_incidents_who_may_not_read_the_table(self):
        file = self.write("table.csv", HEAD + "a,2021-01-10,76.9,43.2,A\n")
        for mode, expected in ((0o600, 0o600), (0o640, 0o600), (0o644, 0o644)):
            file.chmod(mode)
            (self.path / "out.geojson").unlink(missing_ok=True)
            self.imported(file)
            self.assertEqual((self.path / "out.geojson").stat().st_mode & 0o777, expected & ~self.umask())

    @staticmethod
    def umask():
        taken = os.umask(0)
        os.umask(taken)
        return taken

    def test_semicolons_and_decimal_commas_are_read(self):
        records = self.imported(self.write("table.csv", "id;date;lon;lat\na;10.01.2021;76,9286;43,25\n"))
        self.assertEqual(records["a"]["geometry"]["coordinates"], [76.9286, 43.25])

    def test_a_byte_order_mark_and_line_ends_of_windows_do_not_show(self):
        records = self.imported(self.write("table.csv", "id,date,lon,lat,name\r\na,2021-01-10,76.9,43.2,Ақтау\r\n", "utf-8-sig"))
        self.assertEqual(records["a"]["properties"]["title"]["en"], "Ақтау")

    def test_windows_1251_is_read_and_said(self):
        file = self.write("table.csv", HEAD + "a,2021-01-10,76.9,43.2,Задержание в Павлодаре\n", "cp1251")
        self.assertEqual(self.imported(file)["a"]["properties"]["title"]["en"], "Задержание в Павлодаре")
        self.assertRegex(self.said, "(?i)1251")

    def test_the_table_cannot_be_overwritten(self):
        point = {"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [76.9, 43.2]}, "properties": {"date": "2021-01-10"}}
        file = self.write("table.geojson", json.dumps({"type": "FeatureCollection", "features": [point]}))
        profile, _ = self.proposed(file)
        self.assertEqual(kua("import", file, "--profile", profile, "-o", file).returncode, 2)
        self.assertEqual(json.loads(file.read_text())["features"], [point])

    def test_a_profile_that_does_not_fit_says_where(self):
        file = self.write("table.csv", HEAD + "a,2021-01-10,76.9,43.2,A\n")
        profile, _ = self.proposed(file)
        for change, words in (({"colour": "red"}, "colour"), ({"start": {"column": "day"}}, '"day"'),
                              ({"schema": "kua-import-profile/9"}, "schema")):
            with self.subTest(words):
                wrong = self.write("wrong.json", json.dumps({**json.loads(profile.read_text()), **change}))
                done = kua("import", file, "--profile", wrong, "-o", self.path / "out.geojson")
                self.assertEqual(done.returncode, 1)
                self.assertIn(words, done.stderr)

    def test_what_is_no_table_is_refused_in_one_line(self):
        for content in (b"", b"\0\1\2", b'id,"date\n', b"id,id\n1,2\n", b"a,b\n1,2\n"):
            with self.subTest(content):
                file = self.path / "bad.csv"
                file.write_bytes(content)
                done = kua("import", file, "--propose")
                self.assertEqual(done.returncode, 1)
                self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
