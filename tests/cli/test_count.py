import csv
import io
import json
import unittest

from kua_program import counts, kua


class Count(unittest.TestCase):
    def test_groups_add_up_to_the_total(self):
        for by in ("region", "type", "family", "status", "precision"):
            with self.subTest(by=by):
                table = counts("--by", by)
                self.assertEqual(sum(r["certain"] + r["possible"] for r in table["rows"]), table["totals"]["shown"])

    def test_the_sentence_has_the_numbers(self):
        table = counts()
        totals = table["totals"]
        self.assertIn(f"{totals['shown']} of {totals['total']} incidents", table["sentence"])
        self.assertEqual(totals["total"], totals["shown"] + totals["undated"] + totals["outside"] + totals["filtered"])

    def test_a_day_is_included_at_both_ends(self):
        day = counts("--by", "day", "--from", "2021-01-10", "--to", "2021-01-10")
        self.assertEqual([r["key"] for r in day["rows"]], ["2021-01-10"])
        self.assertGreater(day["rows"][0]["certain"], 0)

    def test_filters_narrow_the_answer(self):
        everything = counts()["totals"]["shown"]
        liberty = counts("--type", "liberty")["totals"]
        self.assertLess(liberty["shown"], everything)
        self.assertEqual(liberty["total"], counts()["totals"]["total"])

    def test_is_marked_not_for_publication(self):
        self.assertIs(counts()["not_for_publication"], True)

    def test_csv_holds_the_same_numbers_as_json(self):
        table = counts("--by", "region")
        done = kua("count", "--by", "region", "--format", "csv")
        self.assertEqual(done.returncode, 0)
        rows = [r for r in csv.DictReader(line for line in io.StringIO(done.stdout) if not line.startswith("#"))]
        total = rows.pop()
        self.assertEqual([(r["key"], int(r["certain"]), int(r["possible"])) for r in rows],
                         [(r["key"], r["certain"], r["possible"]) for r in table["rows"]])
        self.assertEqual((total["key"], int(total["certain"]), int(total["possible"])),
                         ("total", table["totals"]["certain"], table["totals"]["possible"]))
        for part in ("min", "lacking_best", "lacking_max", "records"):
            self.assertEqual(int(total[f"affected_{part}"]), table["people"]["affected"][part])

    def test_says_whether_rows_of_people_add_up(self):
        for by in ("type", "family", "status", "region", "precision"):
            with self.subTest(by=by):
                table = counts("--by", by)
                least = sum(r["people"].get("affected", {"min": 0})["min"] for r in table["rows"])
                if least != table["people"]["affected"]["min"]:
                    self.assertIs(table["people_rows_add_up"], False)
                    self.assertIn("do not add up", table["people_note"])
        self.assertIs(counts("--by", "region")["people_rows_add_up"], False)

    def test_is_the_same_under_any_zone_and_locale(self):
        plain = kua("count", "--by", "day").stdout
        for env in ({"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Los_Angeles"}, {"LC_ALL": "ru_RU.UTF-8"}, {"LC_ALL": "C"}):
            self.assertEqual(kua("count", "--by", "day", env=env).stdout, plain)

    def test_two_runs_give_the_same_text(self):
        self.assertEqual(kua("count").stdout, kua("count").stdout)
        json.loads(kua("count").stdout)


if __name__ == "__main__":
    unittest.main()
