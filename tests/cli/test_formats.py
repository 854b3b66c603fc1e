import json
import pathlib
import re
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET

from kua_program import counts, kua

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
HOSTILE = "</title><script>alert(1)</script> & \"x\" 'y' =cmd|'/C calc'!A0 ]]>"


class Formats(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def render(self, name, *arguments):
        file = self.folder / name
        done = kua("render", "-o", file, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return file

    def run_tool(self, *command):
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_an_svg_holds_the_marks_names_and_words_of_the_map(self):
        root = ET.parse(self.render("a.svg", "--page", "width", "--lang", "ru")).getroot()
        self.assertEqual((root.get("width"), root.get("height")), ("170.000mm", "130.000mm"))
        words = [element.text for element in root.iter(SVG + "text")]
        self.assertTrue(any("Шымкент" in word for word in words), words)
        titles = [title.text for title in root.iter(SVG + "title")][1:]
        numbers = [int(title.rsplit(": ", 1)[1]) for title in titles if re.search(r": \d+$", title)]
        rows = counts("--by", "region")["rows"]
        placed = sum(row["certain"] + row["possible"] for row in rows if row["key"] != "-")
        self.assertEqual(sum(numbers) + sum(1 for title in titles if not re.search(r": \d+$", title)), placed, titles)
        self.assertTrue(root.find(SVG + "desc").text)
        self.assertEqual(json.loads(root.find(SVG + "metadata").text)["schema"], "kua-figure/1")

    def test_the_layers_of_an_svg_are_named_by_what_they_show(self):
        root = ET.parse(self.render("layers.svg", "--page", "width", "--surface", "hexagons")).getroot()

        def layers_in(group):
            """Those that Inkscape lists: layers whose parent is a layer, or the root."""
            for child in group.findall(SVG + "g"):
                if child.get(INKSCAPE + "groupmode") == "layer":
                    yield child.get(INKSCAPE + "label")
                    yield from layers_in(child)
        self.assertEqual(list(layers_in(root)),
                         ["ground", "map", "frame", "regions", "surface", "neighbours", "not observed", "water",
                          "neighbour borders", "region borders", "country border", "towns", "names", "marks", "page"])
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        self.assertEqual(len(ids), len(set(ids)))
        clips = set(re.findall(r"url\(#([^)]+)\)", " ".join(group.get("clip-path", "") for group in root.iter(SVG + "g"))))
        self.assertLessEqual(clips, set(ids))
        regions = root.find(f".//{SVG}g[@id='regions']")
        self.assertEqual(len(regions), 16, "one path for each unit that has an outline")

    def test_the_words_of_a_pdf_can_be_selected_in_every_language(self):
        for lang, name, spaced in (("en", "Shymkent", "EAST KAZAKHSTAN"), ("ru", "Шымкент", "КАРАГАНДИНСКАЯ"),
                                   ("kk", "Қызылорда", "ШЫҒЫС ҚАЗАҚСТАН")):
            with self.subTest(lang):
                file = self.render(f"{lang}.pdf", "--page", "a4-landscape", "--lang", lang)
                words = self.run_tool("pdftotext", file, "-")
                self.assertIn(name, words)
                self.assertIn(spaced, words, "spaced letters are a word")
                self.assertIn("Kua 0.1", words)
                fonts = self.run_tool("pdffonts", file).splitlines()[2:]
                self.assertTrue(fonts)
                for font in fonts:
                    self.assertRegex(font, r"^[A-Z]{6}\+Inter-\w+ .* yes yes yes ", "embedded, a subset, with its letters")
                self.assertIn("841.89 x 595.276 pts (A4)", self.run_tool("pdfinfo", file))

    def test_a_pdf_is_sound_and_names_no_date(self):
        file = self.render("b.pdf")
        self.run_tool("qpdf", "--check", file)
        info = self.run_tool("pdfinfo", file)
        self.assertNotIn("Date", info)
        self.assertIn("Title:", info)
        self.assertIn("Author:", info)
        self.run_tool("pdfdetach", "-save", "1", "-o", self.folder / "out.json", file)
        self.assertEqual(json.loads((self.folder / "out.json").read_text())["schema"], "kua-figure/1")

    def test_hostile_words_come_out_inert(self):
        svg = self.render("h.svg", "--title", HOSTILE)
        root = ET.parse(svg).getroot()
        self.assertEqual(root.find(SVG + "title").text, HOSTILE)
        self.assertFalse(list(root.iter(SVG + "script")))
        pdf = self.render("h.pdf", "--title", HOSTILE)
        self.assertIn("Title:           " + HOSTILE, self.run_tool("pdfinfo", pdf))
        self.run_tool("qpdf", "--check", pdf)
        png = self.render("h.png", "--title", HOSTILE)
        for file in (svg, pdf, png):
            done = kua("verify", file)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("byte for byte", done.stdout)

    def test_what_is_no_letter_is_refused_in_one_line_that_a_terminal_does_not_obey(self):
        for ending in ("png", "svg", "pdf"):
            for title, named in (("a\u202etxt.exe", "U+202E"), ("a\x1b[31mb", "U+001B"), ("a\nb", "U+000A"), ("a\udcffb", "U+FFFD"),
                                 ("\ufffe", "U+FFFE"), ("\u202e" + "words " * 300, "U+202E")):
                with self.subTest(ending=ending, named=named):
                    file = self.folder / f"t.{ending}"
                    done = kua("render", "--title", title, "--size", "1600x1180", "-o", file)
                    self.assertEqual(done.returncode, 1)
                    self.assertRegex(done.stderr, r"^kua: [^\x00-\x1f\u202e]{1,400}\n$")
                    self.assertFalse(file.exists())

    def test_a_line_of_a_megabyte_is_refused_in_a_short_one(self):
        for part, words in (("title", "A" * 1_000_000), ("title", "ab " * 333_333), ("subtitle", "\u202e" * 500_000)):
            view = self.folder / "view.kua.json"
            view.write_text(json.dumps({"schema": "kua-view/1", "page": {part: words}}))
            for ending in ("png", "svg", "pdf"):
                with self.subTest(part=part, ending=ending):
                    done = kua("render", "--view", view, "-o", self.folder / f"long.{ending}")
                    self.assertEqual(done.returncode, 1)
                    self.assertRegex(done.stderr, rf"^kua: page\.{part}: has \d+ characters; a figure holds at most 2000\n$")

    def test_every_format_brings_the_map_back(self):
        for ending in ("png", "svg", "pdf"):
            with self.subTest(ending):
                first = self.render(f"first.{ending}", "--region", "KZ-ALA", "--theme", "dark")
                self.assertEqual(first.read_bytes(), self.render(f"again.{ending}", "--view", first).read_bytes())

    def test_every_page_holds_the_shipped_map_in_every_language(self):
        for page in ("column", "width", "a4", "a4-landscape", "a3", "a3-landscape", "slide", "square", "web", "poster"):
            for lang in ("en", "ru", "kk"):
                with self.subTest(page=page, lang=lang):
                    self.render(f"{page}.svg", "--page", page, "--lang", lang)

    def test_a_slide_fills_a_screen(self):
        png = self.render("slide.png", "--page", "slide").read_bytes()
        self.assertEqual(struct.unpack(">II", png[16:24]), (1920, 1080))

    def test_two_runs_give_the_same_bytes_in_any_environment(self):
        fonts = self.folder / "fonts.conf"
        fonts.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/nowhere</dir></fontconfig>')
        (self.folder / "elsewhere").mkdir()
        for ending in ("svg", "pdf"):
            plain = self.render(f"plain.{ending}").read_bytes()
            for env in ({"TZ": "Pacific/Kiritimati", "LC_ALL": "ru_RU.UTF-8", "LANGUAGE": "kk"},
                        {"HOME": "/nonexistent", "SOURCE_DATE_EPOCH": "1", "DISPLAY": ""}, {"FONTCONFIG_FILE": str(fonts)}):
                with self.subTest(ending=ending, env=env):
                    file = self.folder / "elsewhere" / f"Other name.{ending.upper()}"
                    done = kua("render", "-o", file, env=env, cwd=self.folder / "elsewhere")
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertEqual(file.read_bytes(), plain)

    def test_another_ending_is_bad_usage(self):
        done = kua("render", "-o", self.folder / "map.jpg")
        self.assertEqual(done.returncode, 2)
        self.assertIn(".png, .svg and .pdf", done.stderr)


if __name__ == "__main__":
    unittest.main()
