"""The window used by a person: real X events from outside, the X server's own screen, and what the program remembers."""

import datetime
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from x_screen import XScreen, until

KUA = os.environ["KUA"]
SOURCE = pathlib.Path(os.environ["KUA_SOURCE"])
OUT = pathlib.Path(os.environ["KUA_OUT"])

WIDTH, HEIGHT = 1600, 1000
PANEL_WHITE, LAND, INK = (0xFF, 0xFF, 0xFF), (0xFB, 0xFA, 0xF7), (0x22, 0x1F, 0x1B)
ELECTION, LIBERTY = (0x0F, 0x6C, 0xA6), (0xB5, 0x40, 0x1E)

# Where things are in a window of that size, opened on the shipped data.
ASIDE = (1596, 996)                       # nothing reacts to the pointer there
SENTENCE = (330, 6, 1300, 38)
MAP = (322, 46, 1540, 740)                # without the tools; the boxes at the foot left lie lower
INLAND = (600, 300, 1200, 700)            # names there stay where they are while the map moves a little
PETROPAVL, ORAL, NUR_SULTAN = (1024, 93), (513, 218), (1096, 263)
ALMATY = (1302, 626)
BADGE = (693, 375)                        # of Aktobe Region
CARD = (1194, 66, 1530, 576)
FIRST_ROW = (1344, 125)                   # of the list in the card
WHICH = (1409, 76, 1499, 98)              # "1 of 10" and the arrows beside it
RECORD = (1198, 76, 1514, 300)            # what the card tells first
ELECTION_BOX = (27, 195)
SEARCH = (160, 63)
RESULTS = (22, 84, 298, 200)


def around(place, reach_px, by=(0, 0)):
    x, y = place[0] + by[0], place[1] + by[1]
    return x - reach_px, y - reach_px, x + reach_px, y + reach_px


def handles(picture):
    """Left edges of the time slider's two handles: lines as high as the plot."""
    high = [x for x in range(400, 1590) if all(picture.pixel(x, y) == INK for y in range(864, 880))]
    return [x for x in high if x - 1 not in high]


def counts(*arguments):
    done = subprocess.run([KUA, "count", "--format", "json", *map(str, arguments)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class Events(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.screen = XScreen()
        cls.addClassCleanup(cls.screen.close)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.kua = None
        self.addCleanup(self.kill)
        self.open()

    def kill(self):
        if self.kua is not None and self.kua.poll() is None:
            self.kua.kill()
            self.kua.wait()

    def open(self):
        """Opens the window at the screen's corner and waits for the map."""
        environment = {**self.screen.environment(), "XDG_STATE_HOME": str(self.folder)}
        self.kua = subprocess.Popen([KUA, "--size", f"{WIDTH}x{HEIGHT}"], env=environment)
        self.window = until(lambda: self.screen.do("search", "--onlyvisible", "--name", "^Kua$"), "a window")
        self.screen.do("windowmove", self.window, 0, 0, "windowfocus", self.window, "mousemove", *ASIDE)
        self.until(lambda now: now.pixel(6, 600) == PANEL_WHITE and len(handles(now)) == 2, "panel and slider")
        self.until(lambda now: now.pixel(1060, 520) == LAND, "the map")

    def close(self):
        """Closes the window as a window manager would; returns what is remembered of the view."""
        self.screen.ask_to_close(int(self.window))
        self.assertEqual(self.kua.wait(timeout=40), 0)
        file = self.folder / "kua" / "state.json"
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        state = json.loads(file.read_text())
        self.assertEqual(state["window"], {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})
        return state["view"]

    def counts_of(self, view):
        file = self.folder / "view.kua.json"
        file.write_text(json.dumps(view))
        return counts("--view", file)

    def picture_of_failure(self):
        file = OUT / f"{self.id().split('.')[-1]}.png"
        self.screen.now().write_png(file)
        return file

    def until(self, condition, what):
        """Waits for `condition` of the screen; returns the picture that met it."""
        def look():
            now = self.screen.now()
            return now if condition(now) else None
        return until(look, what, self.picture_of_failure)

    def still(self):
        """The screen once it has not changed for a moment."""
        last = [self.screen.now(), 0]

        def rests():
            now = self.screen.now()
            last[1] = last[1] + 1 if now.rows == last[0].rows else 0
            last[0] = now
            return now if last[1] >= 15 else None
        return until(rests, "a picture that rests", self.picture_of_failure)

    def until_same(self, before, box, what):
        self.until(lambda now: now.alike(box, before, box), what)

    def until_other(self, before, box, what):
        return self.until(lambda now: not now.alike(box, before, box), what)

    def click(self, place):
        self.screen.do("mousemove", *place, "click", 1, "mousemove", *ASIDE)

    def drag(self, start, end):
        self.screen.do("mousemove", *start, "mousedown", 1, "mousemove", *end, "mouseup", 1, "mousemove", *ASIDE)

    def key(self, name):
        self.screen.do("key", name)

    def test_a_family_goes_comes_back_and_goes(self):
        before = self.still()
        ring = around(PETROPAVL, 20)
        self.assertGreater(before.count(ELECTION, ring), 20)
        self.click(ELECTION_BOX)
        self.until(lambda now: now.count(ELECTION, ring) == 0, "Petropavl without its mark")
        self.until_other(before, SENTENCE, "another sentence")
        self.key("ctrl+z")
        self.until_same(before, MAP, "the map as it was")
        self.until_same(before, SENTENCE, "the sentence as it was")
        self.key("ctrl+y")
        self.until(lambda now: now.count(ELECTION, ring) == 0, "Petropavl without its mark again")
        view = self.close()
        vocabulary = json.loads((SOURCE / "incidents" / "vocabulary.json").read_text())
        others = sorted(t["code"] for t in vocabulary["types"] if t["family"] != "election")
        self.assertEqual(sorted(view["filter"]["types"]), others)
        wanted = [word for code in others for word in ("--type", code)]
        self.assertEqual(self.counts_of(view)["sentence"], counts(*wanted)["sentence"])

    def test_the_last_day_follows_its_handle(self):
        before = self.still()
        first, last = handles(before)
        opening = counts()
        first_day = datetime.date.fromisoformat(opening["from"])
        days = (datetime.date.fromisoformat(opening["to"]) - first_day).days + 1
        wanted = datetime.date(2020, 11, 30)
        x = first + round((last - first) * ((wanted - first_day).days + 1) / days)
        self.drag((last + 1, 900), (x + 1, 900))
        after = self.until(lambda now: len(handles(now)) == 2 and abs(handles(now)[1] - x) <= 1, "the handle where it was let go")
        self.assertEqual(handles(after)[0], first)
        self.until_other(before, SENTENCE, "another sentence")
        self.key("ctrl+z")
        self.until_same(before, SENTENCE, "the sentence as it was")
        self.key("ctrl+y")
        self.until(lambda now: len(handles(now)) == 2 and abs(handles(now)[1] - x) <= 1, "the handle back at its place")
        view = self.close()
        self.assertEqual(view["time"]["last"], wanted.isoformat())
        self.assertEqual(self.counts_of(view), counts("--to", wanted))

    def test_the_map_follows_drag_wheel_and_fit(self):
        before = self.still()
        by = (120, 60)
        start = (840, 420)
        end = (start[0] + by[0], start[1] + by[1])
        moved = lambda now: now.alike(around(BADGE, 16, by), before, around(BADGE, 16))
        self.drag(start, end)
        self.until(moved, "the map moved by as much as the pointer")
        self.key("f")
        self.until_same(before, MAP, "all regions again")
        self.drag(start, end)
        self.until(moved, "the map moved again")
        panned = self.still()
        first = self.close()
        self.open()
        self.until_same(panned, INLAND, "the map where it was left")
        held = (NUR_SULTAN[0] + by[0], NUR_SULTAN[1] + by[1])
        ring, far_ring = around(held, 20), around(ORAL, 16, by)
        red = panned.count(LIBERTY, ring)
        self.assertGreater(red, 20)
        self.assertGreater(panned.count(LIBERTY, far_ring), 20)
        self.screen.do("mousemove", *held, "click", "--repeat", 3, 4, "mousemove", *ASIDE)
        self.until(lambda now: now.count(LIBERTY, far_ring) == 0, "a mark far from the pointer gone")
        self.until(lambda now: abs(now.count(LIBERTY, ring) - red) < 0.2 * red, "the mark under the pointer in its place")
        second = self.close()
        self.assertAlmostEqual(second["map"]["metres_per_px"] * 1.22 ** 3, first["map"]["metres_per_px"], places=6)
        self.assertNotEqual(second["map"]["centre"], first["map"]["centre"])

    def test_a_stack_opens_its_card(self):
        before = self.still()
        white = lambda now: now.count(PANEL_WHITE, CARD) / ((CARD[2] - CARD[0]) * (CARD[3] - CARD[1]))
        self.assertLess(white(before), 0.1)
        self.click(ALMATY)
        self.until(lambda now: white(now) > 0.6, "the card's list")
        listed = self.still()
        self.click(FIRST_ROW)
        self.until_other(listed, WHICH, "one incident")
        first = self.still()
        self.key("period")
        self.until_other(first, WHICH, "the next incident")
        self.until_other(first, RECORD, "its text")
        self.key("comma")
        self.until_same(first, RECORD, "the first incident again")
        self.key("Escape")
        self.until(lambda now: white(now) < 0.1, "the map without a card")
        self.key("Escape")
        self.until_same(before, MAP, "the map as it was")
        self.close()

    def test_a_place_is_found_by_name(self):
        before = self.still()
        self.click(SEARCH)
        self.screen.do("type", "almaty")
        self.until_other(before, RESULTS, "places found")
        self.until_same(before, SENTENCE, "letters in the field are no shortcuts")
        self.key("Return")
        self.until_other(before, MAP, "the map at the place")
        self.until_same(before, RESULTS, "the results gone")
        view = self.close()
        (sets,) = [json.loads(file.read_text()) for file in (SOURCE / "geodata").glob("*/set.json")]
        longitude, latitude = view["map"]["centre"]
        self.assertAlmostEqual(longitude, 76.91667, places=5)
        self.assertAlmostEqual(latitude, 43.25, places=5)
        self.assertAlmostEqual(view["map"]["metres_per_px"], sets["scale_denominator"] / 4 * 0.0254 / 96, places=3)
        self.assertEqual(view["lang"], "en")

    def test_words_filter_the_records(self):
        before = self.still()
        self.click(SEARCH)
        self.screen.do("type", "kettled")
        self.until_other(before, RESULTS, "how many records have the word")
        self.key("Return")
        self.until_other(before, SENTENCE, "another sentence")
        view = self.close()
        self.assertEqual(view["filter"]["text"], "kettled")
        self.assertEqual(self.counts_of(view)["sentence"], counts("--text", "kettled")["sentence"])

    def test_a_crash_costs_no_work(self):
        file = self.folder / "kua" / "state.json"
        self.click(ELECTION_BOX)
        until(lambda: file.exists() and json.loads(file.read_text())["view"].get("filter", {}).get("types"), "the view in the file",
              self.picture_of_failure)
        self.assertEqual(json.loads(file.read_text())["process"], self.kua.pid)
        self.kua.kill()
        self.kua.wait()
        crashed = json.loads(file.read_text())["view"]
        self.open()
        view = self.close()
        self.assertEqual(sorted(view["filter"]["types"]), sorted(crashed["filter"]["types"]))
        self.assertNotIn("process", json.loads(file.read_text()), "it ended well")

    def test_the_language_is_switched_and_remembered(self):
        english = self.still()
        self.key("l")
        self.until_other(english, SENTENCE, "a sentence in another language")
        russian = self.still()
        self.assertEqual(self.close()["lang"], "ru")
        self.open()
        self.until_same(russian, SENTENCE, "the sentence in Russian")
        self.key("l")
        self.until_other(russian, SENTENCE, "a sentence in a third language")
        self.assertEqual(self.close()["lang"], "kk")


if __name__ == "__main__":
    unittest.main()
