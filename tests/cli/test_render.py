import pathlib
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib

from kua_program import KUA, SOURCE, counts, kua


def chunks(png):
    """Yields (type, data) of each chunk of a PNG."""
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        data = png[at + 8:at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length:at + 12 + length])[0] == zlib.crc32(kind + data)
        yield kind.decode(), data
        at += 12 + length


class Render(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def render(self, name, *arguments, env=None, cwd=None):
        file = pathlib.Path(self.folder.name) / name
        done = kua("render", "-o", file, *arguments, env=env, cwd=cwd)
        self.assertEqual(done.returncode, 0, done.stderr)
        return file.read_bytes()

    def test_two_runs_give_the_same_bytes_in_any_environment(self):
        plain = self.render("a.png")
        hostile = pathlib.Path(self.folder.name) / "fonts.conf"
        hostile.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><match target="pattern">'
                           '<edit name="family" mode="assign" binding="strong"><string>Monospace</string></edit></match></fontconfig>')
        for env in ({}, {"TZ": "Pacific/Kiritimati"}, {"LC_ALL": "ru_RU.UTF-8"}, {"HOME": "/nonexistent"},
                    {"FONTCONFIG_FILE": str(hostile)}, {"DISPLAY": ""}, {"LANGUAGE": "kk"}):
            with self.subTest(env=env):
                self.assertEqual(self.render("b.png", env=env, cwd=self.folder.name), plain)

    def test_gdal_is_loaded_only_for_a_map_that_needs_it(self):
        def loads(*arguments):
            done = kua("render", "-o", pathlib.Path(self.folder.name) / "a.png", *arguments, env={"LD_DEBUG": "files"})
            self.assertEqual(done.returncode, 0, done.stderr[-500:])
            return {name for name in ("libkua_gdal.so", "libgdal.so", "libproj.so") if name in done.stderr}

        self.assertEqual(loads(), {"libproj.so"}, "the shipped map was prepared when the program was built")
        own = pathlib.Path(self.folder.name) / "own.shp"
        for part in ("shp", "shx", "dbf"):
            shutil.copy(SOURCE / f"geodata/kaz-2021/kaz-2021.{part}", own.with_suffix("." + part))
        self.assertEqual(loads("--boundaries", own), {"libkua_gdal.so", "libgdal.so", "libproj.so"})

    def test_size_and_resolution_are_those_asked_for(self):
        png = dict(chunks(self.render("c.png", "--size", "170x125mm", "--dpi", "200")))
        width, height = struct.unpack(">II", png["IHDR"][:8])
        self.assertAlmostEqual(width, 170 / 25.4 * 200, delta=1)
        self.assertAlmostEqual(height, 125 / 25.4 * 200, delta=1)
        self.assertAlmostEqual(struct.unpack(">I", png["pHYs"][:4])[0], 200 / 0.0254, delta=1)
        self.assertEqual(png["pHYs"][8], 1, "per metre")
        self.assertIn("sRGB", png)

    def test_a_layout_is_taken_from_a_figure_and_changed_by_options(self):
        places = ("--page", "a4-landscape", "--place", "scale_bar:bottom_right", "--hide", "margin")
        wanted = self.render("b.png", "--type", "election", "--title", "Other", *places)
        self.render("a.png", "--type", "liberty", "--title", "One", *places)
        first = pathlib.Path(self.folder.name) / "a.png"
        self.assertEqual(self.render("c.png", "--type", "election", "--title", "Other", "--layout", first), wanted)
        changed = self.render("d.png", "--type", "election", "--title", "Other", "--layout", first, "--page", "square")
        self.assertEqual(struct.unpack(">II", dict(chunks(changed))["IHDR"][:8]), (1080, 1080))
        done = kua("render", "--layout", first.with_name("none.png"), "-o", first.with_name("e.png"))
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (1, 1), done.stderr)

    def test_a_batch_has_a_figure_for_each_row_of_the_table(self):
        folder = pathlib.Path(self.folder.name) / "regions"
        done = kua("render", "--each", "region", "--size", "400x400", "-o", folder / "{key}.png")
        self.assertEqual(done.returncode, 0, done.stderr)
        keys = {row["key"] for row in counts("--by", "region")["rows"]}
        self.assertEqual({file.stem for file in folder.iterdir()}, {"whole-country" if key == "-" else key for key in keys})
        self.assertEqual(len(done.stdout.splitlines()), len(keys))
        alone = self.render("alone.png", "--region", "KZ-ALA", "--fit", "KZ-ALA", "--size", "400x400", "--title",
                            "Violations around the parliamentary election of 10 January 2021 in Kazakhstan: Almaty")
        self.assertEqual((folder / "KZ-ALA.png").read_bytes(), alone)

    def test_a_batch_that_was_killed_goes_on_and_ends_as_if_it_had_not_been(self):
        whole, broken = (pathlib.Path(self.folder.name) / name for name in ("whole", "broken"))
        batch = lambda folder: ("render", "--each", "type", "--size", "400x400", "-o", folder / "{key}.png")
        self.assertEqual(kua(*batch(whole)).returncode, 0)
        with subprocess.Popen([KUA, *map(str, batch(broken))], stdout=subprocess.PIPE, text=True) as started:
            started.stdout.readline()
            started.kill()
        made = {file.name: file.stat().st_mtime_ns for file in broken.glob("[!.]*.png")}
        self.assertTrue(made)
        self.assertLess(len(made), len(list(whole.iterdir())))
        damaged = next(iter(made))
        (broken / damaged).write_bytes(b"no figure")
        done = kua(*batch(broken), "--resume")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count("kept"), len(made) - 1)
        for file in whole.iterdir():
            self.assertEqual((broken / file.name).read_bytes(), file.read_bytes(), file.name)
        for name, when in made.items():
            self.assertEqual((broken / name).stat().st_mtime_ns == when, name != damaged, name)
        other = kua(*batch(broken), "--resume", "--theme", "dark")
        self.assertNotIn("kept", other.stdout, "figures of another view are painted")

    def test_a_figure_that_breaks_off_is_made_again_and_a_whole_one_is_kept(self):
        for ending in ("png", "svg", "pdf"):
            with self.subTest(ending=ending):
                pattern = pathlib.Path(self.folder.name) / f"cut-{ending}" / f"{{key}}.{ending}"
                batch = ("render", "--each", "family", "--size", "700x700", "-o", pattern)
                self.assertEqual(kua(*batch).returncode, 0)
                cut = pattern.parent / f"liberty.{ending}"
                whole = cut.read_bytes()
                cut.write_bytes(whole[:-4])
                done = kua(*batch, "--resume")
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(cut.read_bytes(), whole)
                self.assertEqual(done.stdout.count("kept"), len(list(pattern.parent.iterdir())) - 1)

    def test_a_batch_goes_on_past_a_figure_that_cannot_be_saved(self):
        folder = pathlib.Path(self.folder.name) / "blocked"
        (folder / "liberty.png").mkdir(parents=True)
        done = kua("render", "--each", "family", "--size", "400x400", "-o", folder / "{key}.png")
        self.assertEqual(done.returncode, 1)
        self.assertIn("liberty.png", done.stderr)
        self.assertTrue((folder / "reprisal.png").is_file())

    def test_a_unit_that_the_boundaries_lack_is_bad_usage(self):
        done = kua("render", "--fit", "KZ-XXX", "-o", pathlib.Path(self.folder.name) / "fit.png")
        self.assertEqual(done.returncode, 2)
        self.assertIn("KZ-XXX", done.stderr)

    def test_pieces_are_switched_and_moved(self):
        plain = self.render("p.png")
        changed = [("--hide", "legend"), ("--hide", "title,date"), ("--show", "north_arrow,locator"),
                   ("--place", "scale_bar:bottom_left"), ("--place", "kinds:right"), ("--place", "scale_bar:automatic:1:1")]
        for arguments in changed:
            with self.subTest(arguments=arguments):
                self.assertNotEqual(self.render("q.png", *arguments), plain)

    def test_pieces_that_there_are_not_and_places_that_cannot_be_are_refused(self):
        for arguments, words, code in [(("--hide", "logo"), "logo", 2), (("--show", "legend,logo"), "logo", 2),
                                       (("--place", "title"), "PIECE:ANCHOR", 2), (("--place", "title:middle"), "middle", 2),
                                       (("--place", "title:above:1:x"), "millimetres", 2),
                                       (("--hide", "sentence"), "cannot be left off", 1),
                                       (("--place", "title:automatic:0:900"), "leaves the page", 1),
                                       (("--place", "date:below"), "stands among the sources", 1)]:
            with self.subTest(arguments=arguments):
                done = kua("render", *arguments, "-o", pathlib.Path(self.folder.name) / "no.png")
                self.assertEqual(done.returncode, code, done.stderr)
                self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
                self.assertIn(words, done.stderr)

    def test_several_maps_have_the_numbers_of_the_table(self):
        file = pathlib.Path(self.folder.name) / "months.svg"
        done = kua("render", "--multiples", "month", "--page", "a4", "-o", file)
        self.assertEqual(done.returncode, 0, done.stderr)
        text = file.read_text(encoding="utf-8")
        rows = counts("--by", "month")["rows"]
        self.assertGreater(len(rows), 2)
        for row in rows:
            shown = row["certain"] + row["possible"]
            words = f"{row['certain']} certain, up to {shown}" if row["possible"] else f"{shown} incident"
            self.assertIn(f">{words}", text)

    def test_carries_no_clock(self):
        self.assertNotIn("tIME", [kind for kind, _ in chunks(self.render("d.png"))])

    def test_a_filter_changes_the_picture(self):
        self.assertNotEqual(self.render("e.png"), self.render("f.png", "--type", "liberty"))

    def test_the_same_data_by_another_name_give_the_same_pixels(self):
        def pixels(name, *arguments):
            return [data for kind, data in chunks(self.render(name, *arguments)) if kind == "IDAT"]
        self.assertEqual(pixels("n1.png"), pixels("n2.png", "--boundaries", SOURCE / "geodata" / "kaz-2021" / "kaz-2021.shp"))

    def test_a_projection_that_cannot_show_the_data_is_an_error(self):
        file = pathlib.Path(self.folder.name) / "far.png"
        done = kua("render", "--projection", "+proj=ortho +lat_0=-50 +lon_0=-110", "-o", file)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("cannot show these data", done.stderr)
        self.assertFalse(file.exists())

    def test_the_words_of_a_figure_are_written_as_they_stand_inside(self):
        for lang, word in (("en", "incidents"), ("ru", "случа"), ("kk", "оқиға")):
            words = pathlib.Path(self.folder.name) / f"{lang}.txt"
            png = self.render("w.png", "--lang", lang, "--alt-text", words)
            inside = next(data for kind, data in chunks(png) if kind == "iTXt" and data.startswith(b"Description\0"))
            self.assertEqual(inside.split(b"\0\0\0\0\0", 1)[1].decode("utf-8") + "\n", words.read_text(encoding="utf-8"))
            self.assertIn(word, words.read_text(encoding="utf-8"))
        done = kua("render", "--each", "region", "-o", pathlib.Path(self.folder.name) / "{key}.png", "--alt-text", "x.txt")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--alt-text", done.stderr)

    def test_an_unwritable_place_is_an_error_and_leaves_nothing(self):
        done = kua("render", "-o", "/nonexistent/map.png")
        self.assertEqual(done.returncode, 1)
        self.assertIn("/nonexistent", done.stderr)

    def test_records_without_a_rule_stop_the_figure_and_are_named(self):
        file = pathlib.Path(self.folder.name) / "plain.geojson"
        file.write_text('{"type":"FeatureCollection","features":[{"type":"Feature","id":"p1","geometry":{"type":"Point",'
                        '"coordinates":[71.4,51.1]},"properties":{"date":"2021-01-10","title":"A thing"}}]}')
        out = pathlib.Path(self.folder.name) / "g.png"
        done = kua("render", "--incidents", file, "-o", out)
        self.assertEqual(done.returncode, 1)
        self.assertIn("p1", done.stderr)
        self.assertIn("--treat-as public", done.stderr)
        self.assertFalse(out.exists())
        self.render("g.png", "--incidents", file, "--treat-as", "public")


if __name__ == "__main__":
    unittest.main()
