"""The numbers of `kua count` against a second person's reading of the briefing.

tests/data/second_reading/records.csv was coded by someone who had not seen the first coding; adjudication.csv says where
the two differed and how each difference was settled.
"""

import csv
import datetime
import unittest
from collections import Counter

from kua_program import SOURCE, counts

FOLDER = SOURCE / "tests" / "data" / "second_reading"


def read(name):
    with open(FOLDER / name, newline="") as file:
        return list(csv.DictReader(file))


def settled_reading():
    """The second reading's incidents (aggregates, which add none, left out) after adjudication."""
    rows = {r["row"]: r for r in read("records.csv")}
    for change in read("adjudication.csv"):
        if change["action"] == "drop":
            del rows[change["row"]]
        elif change["action"] == "set":
            rows[change["row"]][change["field"]] = change["value"]
        else:
            kind, adm1, first, last, extent = change["value"].split(",")
            rows[change["row"]] = {"type": kind, "adm1": adm1, "first_day": first, "last_day": last, "extent": extent, "aggregate_of": ""}
    return [r for r in rows.values() if not r["aggregate_of"]]


def key_of(adm1):
    return "-" if adm1 == "country" else adm1


def certain_and_possible(rows, day):
    """Incidents surely, and only possibly, in a window of one day."""
    certain = possible = 0
    for row in rows:
        if not row["first_day"] or not row["first_day"] <= day <= row["last_day"]:
            continue
        if row["extent"] == "sometime_within" and row["first_day"] != row["last_day"]:
            possible += 1
        else:
            certain += 1
    return certain, possible


ALL_DAYS = ("--from", "2019-01-01", "--to", "2021-12-31")


class SecondReading(unittest.TestCase):
    def setUp(self):
        self.rows = settled_reading()
        self.dated = [r for r in self.rows if r["first_day"]]

    def test_total_and_undated_agree(self):
        totals = counts(*ALL_DAYS)["totals"]
        self.assertEqual(totals["total"], len(self.rows))
        self.assertEqual(totals["undated"], len(self.rows) - len(self.dated))

    def test_regions_agree(self):
        ours = {r["key"]: r["certain"] + r["possible"] for r in counts("--by", "region", *ALL_DAYS)["rows"] if r["certain"] + r["possible"]}
        self.assertEqual(ours, dict(Counter(key_of(r["adm1"]) for r in self.dated)))

    def test_types_agree(self):
        ours = {r["key"]: r["certain"] + r["possible"] for r in counts("--by", "type", *ALL_DAYS)["rows"] if r["certain"] + r["possible"]}
        self.assertEqual(ours, dict(Counter(r["type"] for r in self.dated)))

    def test_each_day_around_the_election_agrees(self):
        ours = {r["key"]: (r["certain"], r["possible"]) for r in counts("--by", "day", "--from", "2020-11-25", "--to", "2021-01-18")["rows"]}
        day = datetime.date(2020, 11, 25)
        while day <= datetime.date(2021, 1, 18):
            theirs = certain_and_possible(self.dated, day.isoformat())
            self.assertEqual(ours.get(day.isoformat(), (0, 0)), theirs, day)
            day += datetime.timedelta(days=1)


if __name__ == "__main__":
    unittest.main()
