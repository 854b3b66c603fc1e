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

    def test_rates_are_counts_by_the_denominator(self):
        table = counts("--by", "region", "--rate", "population", "--per", "1000000")
        head = table["rate"]
        self.assertEqual((head["denominator"], head["unit"], head["per"], head["measure"]),
                         ("population", "person", 1000000, "incidents"))
        self.assertIn(head["year"], (2020, 2021))
        rows = {r["key"]: r for r in table["rows"]}
        almaty = rows["KZ-ALA"]
        self.assertEqual(almaty["rate"]["count"], almaty["certain"] + almaty["possible"])
        self.assertAlmostEqual(almaty["rate"]["value"], almaty["rate"]["count"] * 1e6 / almaty["rate"]["denominator"])
        self.assertIsNone(rows["-"]["rate"], "no region, no rate")

    def test_regions_drawn_as_one_have_one_rate_and_none_where_nobody_could_look(self):
        rows = {r["key"]: r for r in counts("--by", "region", "--rate", "population")["rows"]}
        turkistan = rows["KZ-YUZ"]
        self.assertEqual((turkistan["rate"]["state"], turkistan["rate"]["with"]), ("not_observed", ["KZ-SHY"]))
        self.assertIsNone(turkistan["rate"]["value"])
        self.assertEqual(turkistan["rate"]["count"], sum(rows[k]["certain"] + rows[k]["possible"] for k in ("KZ-YUZ", "KZ-SHY")))
        self.assertEqual(rows["KZ-SHY"]["rate"], {"state": "drawn_with", "with": ["KZ-YUZ"]})

    def test_rates_of_another_year_and_of_people(self):
        table = counts("--by", "region", "--rate", "population", "--year", "2020", "--people", "detained:min")
        self.assertEqual((table["rate"]["year"], table["rate"]["measure"]), (2020, "detained:min"))
        rows = {r["key"]: r for r in table["rows"]}
        self.assertEqual(rows["KZ-ALA"]["rate"]["count"], rows["KZ-ALA"]["people"]["detained"]["min"])
        wrong = kua("count", "--rate", "population", "--year", "1999")
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("2020, 2021", wrong.stderr)

    def test_rates_go_with_regions(self):
        done = kua("count", "--by", "day", "--rate", "population")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--by region", done.stderr)

    def test_rates_in_csv_are_those_in_json(self):
        table = counts("--by", "region", "--rate", "population")
        done = kua("count", "--by", "region", "--rate", "population", "--format", "csv")
        for line in csv.DictReader(io.StringIO(done.stdout)):
            wanted = next((r["rate"] for r in table["rows"] if r["key"] == line["key"]), None)
            self.assertEqual(line["rate_state"], wanted["state"] if wanted else "")
            value = wanted.get("value") if wanted else None
            self.assertEqual(line["rate"], "" if value is None else line["rate"])
            if value is not None:
                self.assertAlmostEqual(float(line["rate"]), value)

    def test_is_the_same_under_any_zone_and_locale(self):
        plain = kua("count", "--by", "day").stdout
        for env in ({"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Los_Angeles"}, {"LC_ALL": "ru_RU.UTF-8"}, {"LC_ALL": "C"}):
            self.assertEqual(kua("count", "--by", "day", env=env).stdout, plain)

    def test_two_runs_give_the_same_text(self):
        self.assertEqual(kua("count").stdout, kua("count").stdout)
        json.loads(kua("count").stdout)


if __name__ == "__main__":
    unittest.main()
