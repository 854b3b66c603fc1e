import json
import os
import pathlib
import shutil
import tempfile
import unittest

from kua_program import SHIPPED, SOURCE, counts, kua

SPLIT = SOURCE / "tests" / "data" / "split_region"


class Columns(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)
        self.events = self.path / "events.geojson"
        shutil.copy(SHIPPED, self.events)

    def made(self, *arguments):
        done = kua("columns", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.path / "events.kua-columns"

    def refused(self, *arguments, words, status=1):
        done = kua(*arguments)
        self.assertEqual(done.returncode, status, done.stdout)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        self.assertIn(words, done.stderr)

    def test_every_number_is_that_of_the_incident_file(self):
        columns = self.made(self.events)
        for by in ("type", "region", "day", "status"):
            self.assertEqual(counts("--by", by, "--incidents", columns), counts("--by", by, "--incidents", self.events))
        self.assertEqual(kua("info", columns).stdout, kua("info", self.events).stdout)
        self.assertEqual(kua("check", columns).stdout, kua("check", self.events).stdout)

    def test_a_figure_is_the_same_byte_for_byte_and_names_the_incident_file(self):
        columns = self.made(self.events)
        for name, data in (("a.png", self.events), ("b.png", columns)):
            done = kua("render", "--incidents", data, "--size", "800x600", "-o", self.path / name)
            self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.path / "a.png").read_bytes(), (self.path / "b.png").read_bytes())
        columns.unlink()
        verified = kua("verify", self.path / "b.png")
        self.assertEqual(verified.returncode, 0, verified.stdout + verified.stderr)
        self.assertIn("byte for byte", verified.stdout)

    def test_evidence_and_export_are_the_same(self):
        columns = self.made(self.events)
        for command, ending in (("evidence", "csv"), ("export", "geojson")):
            for name, data in (("a", self.events), ("b", columns)):
                done = kua(command, "--incidents", data, "-o", self.path / f"{name}.{ending}")
                self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual((self.path / f"a.{ending}").read_bytes(), (self.path / f"b.{ending}").read_bytes())

    def test_boundaries_with_dates_count_as_they_do(self):
        shutil.copy(SPLIT / "incidents.geojson", self.events)
        sets = ("--boundaries", SPLIT / "split-2018", "--boundaries", SPLIT / "split-2022")
        columns = self.made(self.events, *sets)
        for way in ("then", "now", "parent"):
            arguments = ("--by", "region", *sets, "--boundaries-as", way, "--from", "2022-05-01", "--to", "2022-07-31")
            self.assertEqual(counts(*arguments, "--incidents", columns), counts(*arguments, "--incidents", self.events))
        self.events.unlink()
        self.refused("count", "--incidents", columns, words="made with other boundaries")

    def test_several_files_may_be_kept_as_one(self):
        other = self.path / "other.geojson"
        other.write_text(SHIPPED.read_text().replace("KAZ2021-", "OTHER-"))
        columns = self.made(self.events, other, "-o", self.path / "events.kua-columns")
        both = counts("--by", "type", "--incidents", self.events, "--incidents", other)
        self.assertEqual(counts("--by", "type", "--incidents", columns), both)
        self.refused("count", "--incidents", columns, "--incidents", self.events, words="no other file can be named beside it")

    def test_a_source_that_changed_is_told_of(self):
        columns = self.made(self.events)
        os.utime(self.events, (1, 1))
        self.assertEqual(kua("check", columns).stdout, kua("check", self.events).stdout)   # the same bytes
        self.events.write_text(self.events.read_text() + "\n")
        done = kua("check", columns)
        self.assertEqual(done.returncode, 1)
        self.assertIn("is another file than the one that the columns in", done.stdout)
        counted = kua("count", "--incidents", columns)
        self.assertEqual(counted.returncode, 0, counted.stderr)

    def test_both_can_be_moved_together(self):
        self.made(self.events)
        there = self.path / "there"
        there.mkdir()
        for name in ("events.geojson", "events.kua-columns"):
            shutil.move(self.path / name, there / name)
        done = kua("check", there / "events.kua-columns")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertNotIn("is not where it was", done.stdout)

    def test_bad_records_stop_it_unless_they_may_be_left_out(self):
        document = json.loads(self.events.read_text())
        document["features"][0]["properties"]["when"]["start"] = "2021-02-30"
        self.events.write_text(json.dumps(document))
        done = kua("columns", self.events)
        self.assertEqual(done.returncode, 1)
        self.assertIn("2021-02-30", done.stderr)
        self.assertIn("--skip-bad", done.stderr)
        self.assertFalse((self.path / "events.kua-columns").exists())
        columns = self.made(self.events, "--skip-bad")
        self.assertEqual(kua("check", columns).stdout, kua("check", self.events).stdout)
        self.assertEqual(kua("info", columns).stdout, kua("info", self.events).stdout)

    def test_findings_that_are_not_listed_one_by_one_are_counted(self):
        document = json.loads(self.events.read_text())
        record = next(f for f in document["features"] if f["geometry"] and "place" in f["properties"]["where"])
        del record["properties"]["where"]["place"]
        document["features"] = [{**record, "id": f"r{i}"} for i in range(11_000)]
        self.events.write_text(json.dumps(document))
        columns = self.made(self.events)
        said = kua("check", self.events).stdout
        self.assertIn("1,000 more warnings are not listed", said)
        self.assertIn("11,000 records: 0 errors, 11,000 warnings, 0 notes", said)
        self.assertEqual(kua("check", columns).stdout, said)
        listed = json.loads(kua("check", "--format", "json", columns).stdout)
        self.assertEqual(sum(entry["times"] for entry in listed), 11_000)

    def test_what_cannot_be_is_refused_in_one_line(self):
        columns = self.made(self.events)
        self.refused("columns", columns, words="holds columns already")
        self.refused("columns", self.events, "-o", self.path / "x.bin", words="does not end in .kua-columns", status=2)
        self.refused("columns", self.path / "none.geojson", words="cannot be opened")
        (self.path / "loop.kua-columns").symlink_to("loop.kua-columns")
        self.refused("info", self.path / "loop.kua-columns", words="loop.kua-columns: cannot be opened")
        damaged = bytearray(columns.read_bytes())
        damaged[-200] ^= 1
        columns.write_bytes(damaged)
        self.assertEqual(kua("check", columns).returncode, 1)
        self.assertIn("is damaged in its column", kua("check", columns).stdout)
        self.events.unlink()
        self.refused("count", "--incidents", columns, words="is damaged in its column")
        columns.write_bytes(bytes(damaged[:5000]))
        self.refused("info", columns, words="make it anew with kua columns")

    def test_columns_that_cannot_serve_give_way_to_what_they_were_made_of(self):
        columns = self.made(self.events)
        damaged = bytearray(columns.read_bytes())
        damaged[-200] ^= 1
        columns.write_bytes(damaged)
        done = kua("count", "--incidents", columns)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout), counts("--incidents", self.events))
        self.assertIn("warning", done.stderr)


if __name__ == "__main__":
    unittest.main()
