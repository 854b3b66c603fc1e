import json
import pathlib
import re
import struct
import subprocess
import tempfile
import unittest

from kua_program import KUA, SOURCE, counts, kua

GALLERY = SOURCE / "docs" / "gallery"
VIEWS = sorted(GALLERY.glob("*.kua.json"), key=lambda view: view.name.removesuffix(".kua.json"))
LARGEST_SUM_BYTES = 3_400_000


def name_of(view):
    return view.name.removesuffix(".kua.json")


def size_px(picture):
    """Width and height of a PNG file."""
    return struct.unpack(">II", picture.read_bytes()[16:24])


def size_px_asked_for(view):
    page = json.loads(view.read_text(encoding="utf-8"))["page"]
    pixels_per_px = page.get("dpi", 96) / 96
    return round(page["width_px"] * pixels_per_px), round(page["height_px"] * pixels_per_px)


class Gallery(unittest.TestCase):
    def test_every_view_renders_at_its_size(self):
        with tempfile.TemporaryDirectory() as folder:
            for view in VIEWS:
                with self.subTest(view=view.name):
                    picture = pathlib.Path(folder) / "map.png"
                    done = kua("render", "--view", view, "-o", picture)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertEqual(size_px(picture), size_px_asked_for(view))
                    picture.unlink()

    def test_one_command_makes_a_map_in_all_formats_and_verifies_it(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([SOURCE / "scripts" / "gallery.sh", "--formats", folder, KUA, "almaty"], capture_output=True, text=True, timeout=120)
            self.assertEqual(done.returncode, 0, done.stderr)
            wanted = {f"almaty-{page}.{ending}" for page in ("column", "slide") for ending in ("png", "svg", "pdf")}
            self.assertEqual({file.name for file in pathlib.Path(folder).iterdir()}, wanted)

    def test_that_command_stops_at_the_first_figure_that_is_not_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            painter = pathlib.Path(folder) / "painter"  # writes figures as Kua does and alters the second
            painter.write_text(f'#!/bin/sh\n"{KUA}" "$@" || exit\n[ "$1" = render ] || exit 0\nfor last; do :; done\n'
                               'case $last in *-column.svg) sed -i s/Almaty/Astana/ "$last" ;; esac\n', encoding="utf-8")
            painter.chmod(0o755)
            figures = pathlib.Path(folder) / "figures"
            done = subprocess.run([SOURCE / "scripts" / "gallery.sh", "--formats", figures, painter, "almaty"], capture_output=True, text=True, timeout=120)
            self.assertEqual(done.returncode, 1)
            self.assertIn("almaty-column.svg: not the same", done.stderr)
            self.assertEqual({file.name for file in figures.iterdir()}, {"almaty-column.png", "almaty-column.svg"})

    def test_every_view_shows_incidents(self):
        for view in VIEWS:
            with self.subTest(view=view.name):
                self.assertGreater(counts("--view", view)["totals"]["shown"], 0)

    def test_every_view_has_its_picture_and_the_folder_nothing_else(self):
        wanted = {f"{name_of(view)}{end}" for view in VIEWS for end in (".kua.json", ".png")}
        self.assertGreaterEqual(len(VIEWS), 12)
        self.assertEqual({file.name for file in GALLERY.iterdir()}, wanted)
        for view in VIEWS:
            self.assertEqual(size_px(GALLERY / f"{name_of(view)}.png"), size_px_asked_for(view), view.name)

    def test_the_pictures_of_the_page_on_figures_are_what_their_views_paint(self):
        folder = GALLERY.parent / "figures"
        page = (GALLERY.parent / "figures.md").read_text(encoding="utf-8")
        views = sorted(folder.glob("*.kua.json"))
        self.assertEqual({file.name for file in folder.iterdir()}, {f"{name_of(view)}{end}" for view in views for end in (".kua.json", ".png")})
        self.assertEqual(set(re.findall(r"\(figures/(\S+)\.png\)", page)), {name_of(view) for view in views})
        for view in views:
            done = kua("verify", folder / f"{name_of(view)}.png")
            self.assertEqual(done.returncode, 0, done.stdout)

    def test_the_page_shows_every_picture_with_its_view_and_nothing_else(self):
        page = (GALLERY.parent / "gallery.md").read_text(encoding="utf-8")
        shown = re.findall(r"^View: \[(\S+)\.kua\.json\]\(gallery/(\S+)\.kua\.json\)\n\n!\[[^\]]+\]\(gallery/(\S+)\.png\)$",
                           page, re.MULTILINE)
        for names in shown:
            self.assertEqual(len(set(names)), 1, names)
        self.assertEqual(sorted(names[0] for names in shown), [name_of(view) for view in VIEWS])
        self.assertEqual(len(re.findall(r"\(gallery/", page)), 2 * len(VIEWS))

    def test_the_pictures_are_small(self):
        self.assertLess(sum(file.stat().st_size for file in GALLERY.glob("*.png")), LARGEST_SUM_BYTES)


if __name__ == "__main__":
    unittest.main()
