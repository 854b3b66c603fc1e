"""What may not be published is in no byte of what leaves, packed or not."""

import copy
import json
import pathlib
import re
import subprocess
import tempfile
import unittest
import zlib

from kua_program import counts, kua
from test_render import chunks
from xlsx_sheet import parts as workbook_parts

DAY, SECRET_DAY, SECRET_LON, SECRET_COUNT = "2021-01-10", "2021-01-03", 71.437125, 918273

# Path of `sensitivity.hide` -> (where the secret goes, what it looks like in the outputs). Words are made unlike any other.
WORDS = {
    "title": ("title",), "summary": ("summary",), "when.as_stated": ("when", "as_stated"), "where.place": ("where", "place"),
    "where.as_stated": ("where", "as_stated"), "where.adm2": ("where", "adm2"), "tags": ("tags",), "codes": ("codes",),
    "other_types": ("other_types",), "actors.name": ("actors", 0, "name"), "sources.locator": ("sources", 0, "locator"),
    "sources.quote": ("sources", 0, "quote"), "verification.note": ("verification", "note"), "verification.by": ("verification", "by"),
    "origin": ("origin",), "x_secret": ("x_secret",), "counts.detained": ("counts", "detained", "as_stated"),
}
SHAPES = {"tags": lambda word: [word], "codes": lambda word: {"mine": [word]}, "other_types": lambda word: [f"liberty.{word}"],
          "origin": lambda word: {"dataset": word, "id": word, "raw": {"a": word}}, "where.as_stated": str, "when.as_stated": str,
          "where.adm2": str, "sources.locator": str, "verification.by": str, "counts.detained": str, "x_secret": lambda word: {"deep": [word]}}
# What an evidence table or GeoJSON tells of a record that hides nothing.
TOLD = ("title", "when.as_stated", "where.place", "where.as_stated", "sources.locator")


def record(name, **sensitivity):
    return {"type": "Feature", "id": name, "geometry": {"type": "Point", "coordinates": [71.43, 51.13]},
            "properties": {"title": {"en": "A title"}, "type": "liberty.detention", "when": {"precision": "day", "start": DAY},
                           "where": {"precision": "settlement", "place": {"en": "A town"}, "adm1": "KZ-AST", "boundary_set": "kaz-2021"},
                           "counts": {"detained": {"min": 1, "as_stated": "one"}},
                           "actors": [{"role": "affected", "kind": "protesters"}],
                           "verification": {"status": "alleged"}, "sources": [{"ref": "open"}],
                           "sensitivity": {"publish": "point", **sensitivity}}}


def put(properties, path, value):
    for key in path[:-1]:
        properties = properties[key]
    properties[path[-1]] = value


def filled(name, mark, **sensitivity):
    """A record with a secret in every field, each with `mark` in it."""
    feature = record(name, **sensitivity)
    for path, place in WORDS.items():
        put(feature["properties"], place, SHAPES.get(path, lambda word: {"en": word})(f"zqhidden{mark}{path.replace('.', '')}".replace("_", "")))
    return feature


def document():
    """Data with secrets, and the secrets: name -> bytes that may be nowhere."""
    secrets, features = {}, [record("open-record")]
    for path, place in WORDS.items():
        word = "zqhidden" + path.replace(".", "").replace("_", "")
        feature = record(f"hides-{path}", hide=[path])
        put(feature["properties"], place, SHAPES.get(path, lambda word: {"en": word})(word))
        secrets[path] = word
        features.append(feature)
    day, point, number = record("hides-when", hide=["when"]), record("hides-geometry", hide=["geometry"]), record("hides-counts", hide=["counts"])
    day["properties"]["when"]["start"] = SECRET_DAY
    point["geometry"]["coordinates"][0] = SECRET_LON
    number["properties"]["counts"]["detained"] = {"min": SECRET_COUNT}
    secrets |= {"day": SECRET_DAY, "day in words": "3 January", "point": str(SECRET_LON), "count": str(SECRET_COUNT), "count in words": "918,273"}
    sources = record("hides-sources", hide=["sources"])
    sources["properties"]["sources"] = [{"ref": "zqhiddenref"}]
    features += [day, point, number, sources, filled("zqhiddenidno", "no", publish="no"), filled("zqhiddenidall", "all", hide=["verification"]),
                 filled("zqhiddenidunknown", "unknown", hide=["no.such.path"]), filled("zqhiddenidsum", "sum", publish="aggregate_only"),
                 filled("zqhiddenidmoved", "moved", publish="displaced")]
    features[-5]["properties"]["sources"] = [{"ref": "zqhiddennoref"}]
    features.append(record("cites"))
    features[-1]["properties"]["sources"] = [{"ref": key, "locator": f"zqhiddenlocator{i}"} for i, key in enumerate(("zqhiddentypeonly", "zqhiddennone"))] + [{"ref": "titleonly", "locator": "zqhiddenlocator2"}]
    table = {"open": {"type": "media", "title": {"en": "Open source"}, "url": "https://open.example"}}
    for key, publish in (("zqhiddentypeonly", "type_only"), ("zqhiddennone", "no"), ("titleonly", "title_only"), ("zqhiddenref", "yes"), ("zqhiddennoref", "yes")):
        table[key] = {"type": "testimony", "title": {"en": "Title that may leave" if publish == "title_only" else f"zqhiddentitle{key}"},
                      "author": f"zqhiddenauthor{key}", "publisher": f"zqhiddenpublisher{key}", "url": f"https://zqhiddenurl{key}.example",
                      "archive_url": f"https://zqhiddenarchive{key}.example", "publish": publish}
    secrets["marked"] = "zqhidden"
    return {"type": "FeatureCollection", "schema": "kua-incidents/1", "dataset": {"id": "leaks", "title": {"en": "Leaks"}, "release": "1"},
            "sources": table, "features": features}, secrets


def opened(file):
    """All that a reader can get out of a file: its bytes, and those of whatever is packed in it."""
    data = file.read_bytes()
    parts = [data, file.name.encode()]
    if file.suffix == ".png":
        parts += [part for _, part in chunks(data)]
        parts.append(zlib.decompress(b"".join(part for kind, part in chunks(data) if kind == "IDAT")))
    if file.suffix == ".xlsx":
        inside = workbook_parts(data)
        parts += [name.encode() + b"\n" + part for name, part in inside.items()]
        # 71.43 is written as 71.43000000000001: the same number.
        parts += [repr(float(number)).encode() for part in inside.values() for number in re.findall(rb"<v>([-+.0-9E]+)</v>", part)]
    if file.suffix == ".pdf":
        def run(*command):
            return subprocess.run([*map(str, command)], capture_output=True, check=True, timeout=60).stdout
        parts += [run("qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", file, "-"), run("pdftotext", file, "-"), run("pdfinfo", file)]
        attached = file.with_suffix(".attached")
        run("pdfdetach", "-save", "1", "-o", attached, file)
        parts.append(attached.read_bytes())
    everything = b"\n".join(parts)
    # A PDF may write a text in UTF-16.
    return everything + b"\n" + everything.replace(b"\0", b"")


class Leaks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.document, self.secrets = document()

    def saved(self, document):
        file = self.folder / "data.geojson"
        file.write_text(json.dumps(document), encoding="utf-8")
        return file

    def output(self, name, *arguments):
        command = {".csv": "evidence", ".json": "evidence", ".xlsx": "evidence", ".geojson": "export"}.get(pathlib.Path(name).suffix, "render")
        done = kua(command, "-o", self.folder / name, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return opened(self.folder / name) + done.stdout.encode() + done.stderr.encode()

    def test_no_output_holds_what_is_hidden(self):
        data = self.saved(self.document)
        check = kua("check", data)
        self.assertEqual(check.returncode, 0, check.stdout)
        for name in ("a.png", "a.svg", "a.pdf", "a.csv", "a.json", "a.xlsx", "a.geojson"):
            for view in ((), ("--people", "detained:min", "--symbols", "proportional", "--lang", "ru", "--title", "Карта")):
                if view and name not in ("a.png", "a.svg", "a.pdf"):
                    continue
                output = self.output(name, "--incidents", data, *view)
                for secret, words in self.secrets.items():
                    with self.subTest(output=name, view=view, secret=secret):
                        at = output.find(words.encode())
                        self.assertEqual(at, -1, output[max(at - 60, 0):at + 60])

    def test_the_figure_says_how_many_are_left_out_and_the_table_still_adds_up(self):
        data = self.saved(self.document)
        svg = self.output("b.svg", "--incidents", data).decode("utf-8")
        self.assertTrue("3 records are not for publication and in no number here" in svg)
        self.assertTrue("4 records are shown by their region only, for safety" in svg)
        table = json.loads(self.output("b.json", "--incidents", data).split(b"\nb.json\n")[0])
        self.assertEqual(table["withheld_records"], 3)
        self.assertEqual(sum(row["incidents"] for row in table["rows"]), table["incidents"])
        self.assertEqual([row["incidents"] for row in table["rows"] if row["id"] is None], [2])

    def test_the_search_finds_what_is_there(self):
        words = "zqvisible title"
        for name in ("c.png", "c.svg", "c.pdf"):
            self.assertTrue(words.encode() in self.output(name, "--title", words), name)
        shown = copy.deepcopy(self.document)
        for feature in shown["features"]:
            feature["properties"]["sensitivity"] = {"publish": "point"}
        for source in shown["sources"].values():
            source["publish"] = "yes"
        data = self.saved(shown)
        for name in ("d.csv", "d.json", "d.xlsx", "d.geojson"):
            output = self.output(name, "--incidents", data)
            for secret in (*TOLD, "day", "point", "count"):
                with self.subTest(output=name, secret=secret):
                    self.assertTrue(self.secrets[secret].encode() in output)
            for words in (b"zqhiddenidno", b"zqhiddenlocator0", b"https://zqhiddenurlzqhiddennone.example", b"zqhiddenauthorzqhiddentypeonly"):
                self.assertTrue(words in output, words)
        self.assertEqual(counts("--incidents", data)["totals"]["shown"], len(shown["features"]))


if __name__ == "__main__":
    unittest.main()
