import json
import pathlib
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET

from kua_program import counts, kua

SVG = "{http://www.w3.org/2000/svg}"
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
        layers = [group.get("{http://www.inkscape.org/namespaces/inkscape}label") for group in root.iter(SVG + "g")]
        for layer in ("map", "areas", "lines", "not observed", "names", "marks", "page"):
            self.assertIn(layer, layers)

    def test_the_words_of_a_pdf_can_be_selected_in_every_language(self):
        for lang, name in (("en", "Shymkent"), ("ru", "Шымкент"), ("kk", "Қызылорда")):
            with self.subTest(lang):
                file = self.render(f"{lang}.pdf", "--page", "a4-landscape", "--lang", lang)
                words = self.run_tool("pdftotext", file, "-")
                self.assertIn(name, words)
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

    def test_marks_that_turn_the_direction_of_writing_are_refused(self):
        for ending in ("png", "svg", "pdf"):
            done = kua("render", "--title", "a\u202etxt.exe", "-o", self.folder / f"t.{ending}")
            self.assertEqual(done.returncode, 1)
            self.assertIn("U+202E", done.stderr)

    def test_every_format_brings_the_map_back(self):
        for ending in ("png", "svg", "pdf"):
            with self.subTest(ending):
                first = self.render(f"first.{ending}", "--region", "KZ-ALA", "--theme", "dark")
                self.assertEqual(first.read_bytes(), self.render(f"again.{ending}", "--view", first).read_bytes())

    def test_every_page_holds_the_shipped_map(self):
        for page in ("column", "width", "a4", "a4-landscape", "a3", "a3-landscape", "slide", "square", "web", "poster"):
            with self.subTest(page):
                self.render(f"{page}.svg", "--page", page)

    def test_another_ending_is_bad_usage(self):
        done = kua("render", "-o", self.folder / "map.jpg")
        self.assertEqual(done.returncode, 2)
        self.assertIn(".png, .svg and .pdf", done.stderr)


if __name__ == "__main__":
    unittest.main()
