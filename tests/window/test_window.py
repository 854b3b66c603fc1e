"""The window under Xvfb, driven by a script through the path of a person's events; its pixels are read."""

import os
import pathlib
import struct
import subprocess
import tempfile
import unittest
import zlib

KUA = os.environ["KUA"]


def pixels(png):
    """The pixels of an 8-bit RGB or RGBA PNG: (x, y) to (r, g, b). Rows are decoded as far as they are asked for."""
    at, body = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", png[at + 8:at + 18])
        if kind == b"IDAT":
            body += png[at + 8:at + 8 + length]
        at += 12 + length
    step = 4 if colour == 6 else 3
    raw, rows = zlib.decompress(body), [bytes(width * step)]

    def decode_next():
        above, start = rows[-1], (len(rows) - 1) * (width * step + 1)
        line, how = bytearray(raw[start + 1:start + 1 + width * step]), raw[start]
        for i in range(len(line)):
            left = line[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            up = above[i]
            if how == 4:
                guess = left + up - corner
                best = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
            else:
                best = (0, left, up, (left + up) // 2)[how]
            line[i] = (line[i] + best) & 255
        rows.append(bytes(line))

    def pixel(x, y):
        while len(rows) <= y + 1:
            decode_next()
        return tuple(rows[y + 1][x * step:x * step + 3])
    return pixel



class Window(unittest.TestCase):
    def play(self, *lines):
        """Pictures that the script's `shot` lines take, in order."""
        with tempfile.TemporaryDirectory() as folder:
            files, script = [], []
            for line in lines:
                if line == "shot":
                    files.append(pathlib.Path(folder) / f"{len(files)}.png")
                    line = f"screenshot {files[-1]}"
                script.append(line)
            play = pathlib.Path(folder) / "script.txt"
            play.write_text("\n".join([*script, "quit", ""]), encoding="utf-8")
            done = subprocess.run([KUA, "--no-state", "--size", "1600x1000", "--script", play], capture_output=True, text=True, timeout=120)
            self.assertEqual(done.returncode, 0, done.stderr)
            return [pixels(file.read_bytes()) for file in files]

    def test_panel_and_map_are_painted_after_50_frames(self):
        (shot,) = self.play("wait 50", "shot")
        self.assertEqual(shot(6, 600), (0xFF, 0xFF, 0xFF), "panel")
        self.assertEqual(shot(1060, 520), (0xFB, 0xFA, 0xF7), "land")

    def first_on_map(self, color):
        """The northernmost place on the opening map that has `color`: where it lies depends on the room the boxes leave."""
        (shot,) = self.play("wait 5", "shot")
        return next((x, y) for y in range(50, 800) for x in range(330, 1540) if shot(x, y) == color)

    def test_a_click_on_a_stack_opens_its_list(self):
        x, y = self.first_on_map((107, 63, 160))  # assemblies were held up in Almaty only
        before, after = self.play("wait 5", "shot", f"click {x} {y + 2}", "wait 30", "shot")
        changed = [(x, y) for x in range(330, 1590, 10) for y in range(50, 840, 10) if before(x, y) != after(x, y)]
        self.assertGreater(len(changed), 500, "a card covers a part of the map")
        self.assertGreater(sum(after(*p) == (0xFF, 0xFF, 0xFF) for p in changed), 300, "in the panel's white")

    def test_unticking_a_family_takes_its_marks_away(self):
        left, top = self.first_on_map((15, 108, 166))  # Petropavl lies farthest north
        before, after = self.play("wait 5", "shot", "click 27 195", "wait 10", "shot")
        ring = [(x, y) for x in range(left - 20, left + 20) for y in range(top - 2, top + 30)]
        self.assertTrue(any(before(*p) == (15, 108, 166) for p in ring), "Petropavl shows the colour of elections")
        self.assertFalse(any(after(*p) == (15, 108, 166) for p in ring))

    def test_a_letter_of_another_language_is_written(self):
        into_search = ("wait 5", "click 150 63", "wait 5")
        (letter,) = self.play(*into_search, "type Wroc\u0142aw", "wait 3", "shot")
        (gap,) = self.play(*into_search, "type Wroc?aw", "wait 3", "shot")
        field = [(x, y) for x in range(30, 280) for y in range(52, 74)]
        self.assertTrue(any(letter(*p) != gap(*p) for p in field), "\u0142 is not the sign for a letter that is lacking")

    def test_enter_opens_no_mark_that_the_dates_took_away(self):
        self.play("wait 5", *["key n"] * 4, "window 2020-11-01 2020-11-05", "wait 5", "key enter", "wait 5")

    def test_a_drag_is_one_step_of_undo(self):
        before, dragged, undone = self.play("wait 5", "move 800 300", "wait 3", "shot", "drag 31 696 200 696", "move 800 300", "wait 3", "shot",
                                            "key ctrl+z", "wait 5", "shot")
        slider = [(x, y) for x in range(20, 300, 2) for y in range(662, 712, 2)]
        self.assertTrue(any(before(*p) != dragged(*p) for p in slider), "the slider moves")
        self.assertFalse(any(before(*p) != undone(*p) for p in slider), "and is back at once")

    def test_what_is_typed_after_ctrl_a_replaces_the_field(self):
        fresh, replaced = self.play("wait 5", "click 160 63", "type taraz", "wait 5", "shot",
                                    "key ctrl+a", "type q", "key ctrl+a", "type taraz", "wait 5", "shot")
        field = [(x, y) for x in range(20, 290, 2) for y in range(50, 76)]
        self.assertFalse(any(fresh(*p) != replaced(*p) for p in field))

    def test_the_map_stands_still_while_the_boxes_change(self):
        before, after = self.play("wait 5", "shot", "window 2020-11-01 2020-11-05", "wait 10", "shot")
        coast = [(x, y) for x in range(330, 520, 2) for y in range(560, 640, 2)]
        self.assertGreater(len({before(*p) for p in coast}), 10, "sea, land and a border")
        self.assertFalse(any(before(*p) != after(*p) for p in coast))


if __name__ == "__main__":
    unittest.main()
