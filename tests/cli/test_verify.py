import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib

from kua_program import KUA, SHIPPED, kua
from test_render import chunks


class Verify(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def render(self, name, *arguments):
        file = self.folder / name
        done = kua("render", "--size", "700x600", "-o", file, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return file

    def changed_data(self, change, name="changed.geojson"):
        document = json.loads(SHIPPED.read_text(encoding="utf-8"))
        change(document["features"])
        file = self.folder / name
        file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return file

    def verdict(self, figure, *arguments):
        done = kua("verify", "--format", "json", figure, *arguments)
        self.assertTrue(done.stdout, done.stderr)
        return done.returncode, json.loads(done.stdout)

    def test_a_figure_of_the_same_data_is_the_same_byte_for_byte(self):
        figure = self.render("a.png", "--type", "liberty", "--theme", "dark", "--lang", "ru")
        code, verdict = self.verdict(figure)
        self.assertEqual((code, verdict["same"], verdict["same_bytes"], verdict["changes"]), (0, True, True, []))

    def test_a_record_that_changed_is_named_and_the_numbers_told(self):
        figure = self.render("b.png")

        def change(features):
            feature = next(f for f in features if f["properties"]["type"] == "liberty.detention" and f["geometry"])
            self.id = feature["id"]
            feature["properties"]["type"] = "reprisal.fine"
        code, verdict = self.verdict(figure, "--incidents", self.changed_data(change))
        self.assertEqual((code, verdict["same"]), (1, False))
        told = "\n".join(verdict["changes"])
        self.assertIn(f"records that changed: 1 ({self.id})", told)
        self.assertRegex(told, r"incidents of type liberty\.detention: \d+ then, \d+ now")

    def test_a_datum_that_moves_no_pixel_changes_the_verdict(self):
        figure = self.render("c.png", "--incidents", SHIPPED)

        def change(features):
            for feature in features:
                if feature["geometry"]:
                    feature["geometry"]["coordinates"][1] += 1e-7
        code, verdict = self.verdict(figure, "--incidents", self.changed_data(change))
        self.assertEqual((code, verdict["same"]), (1, False))
        self.assertEqual(len(verdict["changes"]), 1, verdict)
        self.assertRegex(verdict["changes"][0], r"^records that changed: \d\d ")

    def test_data_of_the_same_content_in_another_file_are_the_same(self):
        figure = self.render("d.png", "--incidents", SHIPPED)
        copy = self.folder / "another-name.geojson"
        shutil.copy(SHIPPED, copy)
        code, verdict = self.verdict(figure, "--incidents", copy)
        self.assertEqual((code, verdict["same"]), (0, True), verdict)

    def test_it_finds_the_data_beside_the_figure_and_says_that_they_are_another_version(self):
        data = self.changed_data(lambda features: None, "mine.geojson")
        figure = self.render("e.png", "--incidents", data)
        self.assertEqual(self.verdict(figure)[0], 0)
        self.changed_data(lambda features: features.pop(), "mine.geojson")
        code, verdict = self.verdict(figure)
        self.assertEqual(code, 1)
        self.assertIn("mine.geojson is another version of the file", verdict["reasons"])
        self.assertIn("1 record of these data cannot be used; kua check says why", verdict["reasons"], "its link leads nowhere now")
        self.assertTrue(any("incidents in all" in change for change in verdict["changes"]), verdict)

    def test_it_finds_data_that_were_moved_to_a_folder(self):
        data = self.changed_data(lambda features: features.reverse(), "mine.geojson")
        figure = self.render("moved.png", "--incidents", data)
        archive = self.folder / "archive"
        archive.mkdir()
        data.rename(archive / "mine.geojson")
        self.assertEqual(kua("verify", figure).returncode, 1, "nothing is beside it")
        code, verdict = self.verdict(figure, "--data", archive)
        self.assertEqual((code, verdict["same_bytes"]), (0, True))
        self.assertEqual(kua("verify", figure, "--data", self.folder / "nowhere").returncode, 2)

    def test_export_reopen_export_is_identical(self):
        figure = self.render("f.png", "--from", "2021-01-05", "--rate", "population", "--lang", "kk")
        again = self.render("again.png", "--view", figure)
        self.assertEqual(figure.read_bytes(), again.read_bytes())
        mine = self.changed_data(lambda features: features.reverse(), "mine.geojson")
        figure = self.render("own.png", "--incidents", mine)
        self.assertEqual(figure.read_bytes(), self.render("own-again.png", "--view", figure).read_bytes())

    def test_an_altered_view_is_told(self):
        figure = self.render("g.png")
        bytes_ = figure.read_bytes()
        start = bytes_.index(b"iTXt", bytes_.index(b"Software"))
        # The chunk's length and check stay right: this forgery is a careful one.
        length = struct.unpack(">I", bytes_[start - 4:start])[0]
        data = bytes_[start:start + 4 + length].replace(b'"theme":"light"', b'"theme":"dark" ')
        self.assertEqual(len(data), 4 + length)
        figure.write_bytes(bytes_[:start] + data + struct.pack(">I", zlib.crc32(data)) + bytes_[start + 8 + length:])
        done = kua("verify", figure)
        self.assertEqual(done.returncode, 1)
        self.assertIn("altered after the figure was made", done.stdout)

    def test_a_figure_opened_on_another_version_of_its_data_says_so(self):
        self.changed_data(lambda features: None, "mine.geojson")
        figure = self.render("v.png", "--incidents", self.folder / "mine.geojson")
        self.assertEqual(kua("count", "--view", figure).stderr, "")
        self.changed_data(lambda features: features.reverse(), "mine.geojson")
        self.assertEqual(kua("count", "--view", figure).stderr,
                         "mine.geojson is another version of the file that this view was made from; numbers may differ\n")

    def with_chunk(self, bytes_, keyword, change):
        """The PNG with the text of that keyword changed, its length and check right: this forger is a careful one."""
        start = bytes_.index(b"iTXt" + keyword + b"\0") - 4
        length = int.from_bytes(bytes_[start:start + 4], "big")
        data = change(bytes_[start + 4:start + 8 + length])
        return bytes_[:start] + struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data)) + bytes_[start + 12 + length:]

    def test_numbers_inside_that_were_altered_are_told(self):
        figure = self.render("n.png")
        good = figure.read_bytes()
        for old, new in ((rb'"shown":45', b'"shown":99'), (rb'"KZ-ALA",(\d+),', b'"KZ-ALA",90,'), (rb'"KAZ2021-050","\w{4}', b'"KAZ2021-050","0000'),
                         (rb'"withheld":0', b'"withheld":4')):
            with self.subTest(new):
                self.assertEqual(len(re.findall(old, good)), 1)
                figure.write_bytes(self.with_chunk(good, b"Kua figure", lambda data: re.sub(old, new, data)))
                code, verdict = self.verdict(figure)
                self.assertEqual((code, verdict["same"], verdict["altered"]), (1, False, True))

    def test_a_picture_that_was_painted_over_is_told(self):
        figure = self.render("p.png")
        good = figure.read_bytes()
        parts = list(chunks(good))
        packed = b"".join(data for kind, data in parts if kind == "IDAT")
        pixels = bytearray(zlib.decompress(packed))

        def rebuilt(pixels):
            out, done = good[:8], False
            for kind, data in parts:
                if kind == "IDAT":
                    if done:
                        continue
                    data, done = zlib.compress(bytes(pixels), 1), True
                body = kind.encode() + data
                out += struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
            return out
        figure.write_bytes(rebuilt(pixels))
        code, verdict = self.verdict(figure)
        self.assertEqual((code, verdict["same"], verdict["same_bytes"]), (0, True, False), "saved anew, the same picture")
        pixels[len(pixels) // 2] ^= 1
        figure.write_bytes(rebuilt(pixels))
        code, verdict = self.verdict(figure)
        self.assertEqual((code, verdict["same"], verdict["repainted"]), (1, False, True))
        self.assertIn("the picture is not the one", kua("verify", figure).stdout)

    def test_a_word_changed_in_an_svg_is_told(self):
        figure = self.render("w.svg")
        text = figure.read_text(encoding="utf-8")
        figure.write_text(text.replace(">Shymkent</text>", ">Somewhere</text>", 1), encoding="utf-8")
        self.assertNotEqual(text, figure.read_text(encoding="utf-8"))
        code, verdict = self.verdict(figure)
        self.assertEqual((code, verdict["repainted"]), (1, True))

    def test_what_unpacks_to_too_much_is_refused_in_little_memory(self):
        figure = self.render("bomb.pdf")
        bomb = self.folder / "bomb.json"
        with open(bomb, "wb") as out:
            out.truncate(400_000_000)
        subprocess.run(["qpdf", figure, "--remove-attachment=kua-figure.json", "--", self.folder / "bare.pdf"], check=True)
        subprocess.run(["qpdf", self.folder / "bare.pdf", "--add-attachment", bomb, "--key=kua-figure.json", "--", self.folder / "b.pdf"], check=True)
        self.assertLess((self.folder / "b.pdf").stat().st_size, 5_000_000)
        done = subprocess.Popen([KUA, "verify", self.folder / "b.pdf"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        errors = done.stderr.read().decode()
        _, status, usage = os.wait4(done.pid, 0)
        done.returncode = os.waitstatus_to_exitcode(status)
        done.stdout.close()
        done.stderr.close()
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(errors.splitlines()), 1, errors)
        self.assertLess(usage.ru_maxrss, 300_000, "KiB")

    def test_what_is_no_figure_or_damaged_is_an_error_of_one_line(self):
        figure = self.render("h.png")
        bytes_ = figure.read_bytes()
        at = bytes_.index(b"kua-figure/1")
        cases = {"cut.png": bytes_[:at], "flipped.png": bytes_[:at] + b"X" + bytes_[at + 1:], "text.png": b"hello", "empty.png": b""}
        stripped = bytearray(bytes_)
        start = bytes_.index(b"iTXt", bytes_.index(b"Software")) - 4
        length = int.from_bytes(bytes_[start:start + 4], "big")
        cases["stripped.png"] = bytes_[:start] + bytes_[start + 12 + length:]
        for name, content in cases.items():
            with self.subTest(name):
                (self.folder / name).write_bytes(content)
                done = kua("verify", self.folder / name)
                self.assertEqual(done.returncode, 1, done.stdout)
                self.assertEqual(done.stdout, "")
                self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
                self.assertIn(name, done.stderr)


if __name__ == "__main__":
    unittest.main()
