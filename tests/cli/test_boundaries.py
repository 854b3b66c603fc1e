import json
import pathlib
import tempfile
import unittest

from kua_program import SOURCE, counts, kua

EXAMPLE = SOURCE / "tests" / "data" / "split_region"
DATA = ("--boundaries", EXAMPLE / "split-2018", "--boundaries", EXAMPLE / "split-2022", "--incidents", EXAMPLE / "incidents.geojson")
ACROSS = ("--from", "2022-05-01", "--to", "2022-07-31")


def by_region(*arguments):
    return {r["key"]: r["certain"] + r["possible"] for r in counts("--by", "region", *DATA, *arguments)["rows"]}


class Boundaries(unittest.TestCase):
    def test_a_region_that_split_counts_in_the_old_unit_before_and_in_the_new_after(self):
        certain = lambda *days: {r["key"]: r["certain"] for r in counts("--by", "region", *DATA, *days)["rows"] if r["certain"]}
        self.assertEqual(certain("--from", "2022-06-07", "--to", "2022-06-07"), {"EAST": 1})
        self.assertEqual(certain("--from", "2022-06-08", "--to", "2022-06-08"), {"FAR": 1})

    def test_days_that_cross_the_change_count_in_the_unit_of_the_last(self):
        before = counts("--by", "region", *DATA, "--from", "2022-06-01", "--to", "2022-06-06")["rows"]
        self.assertEqual([(r["key"], r["certain"], r["possible"]) for r in before], [("FAR", 0, 1)])

    def test_each_way_adds_up_and_says_so(self):
        shown = counts(*DATA, *ACROSS)["totals"]["shown"]
        for way, words in (("then", "each incident counts in the unit of its day"), ("now", "which is approximate"),
                           ("parent", "joined to what both have in common")):
            with self.subTest(way=way):
                table = counts("--by", "region", *DATA, *ACROSS, "--boundaries-as", way)
                self.assertEqual(sum(r["certain"] + r["possible"] for r in table["rows"]), shown)
                self.assertIn("Boundaries changed on 8 June 2022", table["sentence"])
                self.assertIn(words, table["sentence"])

    def test_what_only_the_old_region_is_known_of_is_not_attributable_now(self):
        table = counts("--by", "region", *DATA, *ACROSS, "--boundaries-as", "now")
        rows = {r["key"]: r for r in table["rows"]}
        self.assertEqual(rows["not_attributable"]["certain"], 2)
        self.assertEqual(rows["not_attributable"]["label"], "not attributable")
        self.assertIn("2 are not attributable", table["sentence"])

    def test_nothing_is_said_where_the_days_cross_no_change(self):
        self.assertNotIn("Boundaries changed", counts(*DATA, "--from", "2022-06-08", "--to", "2022-07-31")["sentence"])

    def test_one_folder_may_hold_the_sets(self):
        one = counts("--by", "region", "--boundaries", EXAMPLE, *DATA[4:], *ACROSS)
        self.assertEqual(one, counts("--by", "region", *DATA, *ACROSS))

    def test_a_region_filter_knows_units_of_each_time(self):
        self.assertEqual(by_region(*ACROSS, "--region", "EAST@split-2018"), {"EAST@split-2018": 4})

    def test_check_and_info_take_several_sets(self):
        done = kua("check", *DATA[:4], EXAMPLE / "incidents.geojson")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("its days cross a change of boundaries", done.stdout)
        info = kua("info", EXAMPLE)
        self.assertEqual(info.returncode, 0, info.stderr)
        self.assertIn("Example: split-2018", info.stdout)
        self.assertIn("Example: split-2022", info.stdout)

    def test_a_view_file_holds_the_sets_and_the_way(self):
        with tempfile.TemporaryDirectory() as folder:
            view = pathlib.Path(folder) / "split.kua.json"
            view.write_text(json.dumps({"schema": "kua-view/1", "boundaries": str(EXAMPLE / "split-2018"),
                                        "other_boundaries": [str(EXAMPLE / "split-2022")], "boundaries_as": "parent",
                                        "incidents": [{"path": str(EXAMPLE / "incidents.geojson")}],
                                        "time": {"first": "2022-05-01", "last": "2022-07-31"}}))
            self.assertEqual(counts("--by", "region", "--view", view)["rows"],
                             counts("--by", "region", *DATA, *ACROSS, "--boundaries-as", "parent")["rows"])
            self.assertEqual(kua("render", "--view", view, "-o", pathlib.Path(folder) / "split.png").returncode, 0)

    def test_sets_that_share_days_are_refused(self):
        done = kua("count", "--boundaries", SOURCE / "geodata" / "kaz-2021", "--boundaries", EXAMPLE / "split-2018")
        self.assertEqual(done.returncode, 1)
        self.assertIn("both in force", done.stderr)

    def test_shipped_regions_sum_up_to_the_country(self):
        everything = counts("--by", "region")
        country = counts("--by", "region", "--level", "0")
        self.assertEqual([r["key"] for r in country["rows"]], ["KZ", "-"])
        self.assertEqual(sum(r["certain"] + r["possible"] for r in country["rows"]), everything["totals"]["shown"])
        self.assertEqual(counts("--by", "region", "--level", "1")["rows"], everything["rows"])


if __name__ == "__main__":
    unittest.main()
