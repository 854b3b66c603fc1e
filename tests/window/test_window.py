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
    """Width and rows of (r, g, b) of an 8-bit RGB or RGBA PNG."""
    at, body = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", png[at + 8:at + 18])
        if kind == b"IDAT":
            body += png[at + 8:at + 8 + length]
        at += 12 + length
    step = 4 if colour == 6 else 3
    raw, rows, above = zlib.decompress(body), [], bytes(width * step)
    for y in range(height):
        line = bytearray(raw[y * (width * step + 1) + 1:(y + 1) * (width * step + 1)])
        how = raw[y * (width * step + 1)]
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
        above = rows[-1]
    return lambda x, y: tuple(rows[y][x * step:x * step + 3])


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

    def test_a_click_on_a_stack_opens_its_list(self):
        before, after = self.play("wait 5", "shot", "click 1302 646", "wait 30", "shot")
        changed = [(x, y) for x in range(330, 1590, 10) for y in range(50, 840, 10) if before(x, y) != after(x, y)]
        self.assertGreater(len(changed), 500, "a card covers a part of the map")
        self.assertGreater(sum(after(*p) == (0xFF, 0xFF, 0xFF) for p in changed), 300, "in the panel's white")

    def test_unticking_a_family_takes_its_marks_away(self):
        before, after = self.play("wait 5", "shot", "click 27 195", "wait 10", "shot")
        ring = [(x, y) for x in range(1000, 1050) for y in range(112, 146)]
        self.assertTrue(any(before(*p) == (15, 108, 166) for p in ring), "Petropavl shows the colour of elections")
        self.assertFalse(any(after(*p) == (15, 108, 166) for p in ring))

    def test_a_letter_of_another_language_is_written(self):
        into_search = ("wait 5", "click 150 63", "wait 5")
        (letter,) = self.play(*into_search, "type Wroc\u0142aw", "wait 3", "shot")
        (gap,) = self.play(*into_search, "type Wroc?aw", "wait 3", "shot")
        field = [(x, y) for x in range(30, 280) for y in range(52, 74)]
        self.assertTrue(any(letter(*p) != gap(*p) for p in field), "\u0142 is not the sign for a letter that is lacking")


if __name__ == "__main__":
    unittest.main()
