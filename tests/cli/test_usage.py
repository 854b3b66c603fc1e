import json
import pathlib
import re
import shlex
import subprocess
import tempfile
import unittest

from kua_program import KUA, SHIPPED, SOURCE, counts, kua


class Usage(unittest.TestCase):
    def test_help_exits_0_and_names_the_commands(self):
        done = kua("--help")
        self.assertEqual(done.returncode, 0)
        for command in ("render", "count", "check", "info", "verify", "evidence", "export", "import"):
            self.assertIn(command, done.stdout)

    def test_bad_usage_exits_2_with_a_message(self):
        for arguments in (["count", "--by", "colour"], ["render"], ["render", "-o", "map.bmp"], ["count", "--from", "2021-02-31"],
                          ["count", "--type", "libertty"], ["count", "--region", "KZ-XXX"], ["count", "--no-such-option"],
                          ["count", "--from", "2021-01-10", "--to", "2021-01-01"], ["render", "--size", "big", "-o", "x.png"]):
            with self.subTest(arguments=arguments):
                done = kua(*arguments)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertRegex(done.stderr, r"^kua: [^\n]+\n$")

    def test_a_view_that_names_an_unknown_type_or_region_is_an_error(self):
        for part, wrong in (("types", "nonsense"), ("regions", "XX")):
            with self.subTest(part=part), tempfile.TemporaryDirectory() as folder:
                view = pathlib.Path(folder) / "view.kua.json"
                view.write_text(json.dumps({"schema": "kua-view/1", "filter": {part: [wrong]}}))
                done = kua("count", "--view", view)
                self.assertEqual(done.returncode, 1)
                self.assertIn(f'view.kua.json: filter.{part}: "{wrong}" is not known', done.stderr)

    def test_a_denominator_that_the_boundaries_lack_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder:
            view = pathlib.Path(folder) / "view.kua.json"
            view.write_text(json.dumps({"schema": "kua-view/1", "rate": {"denominator": "voters"}}))
            for arguments, code in ((("--view", view), 1), (("--rate", "voters"), 2)):
                done = kua("render", *arguments, "-o", pathlib.Path(folder) / "x.png")
                self.assertEqual(done.returncode, code)
                self.assertIn('"voters" is not known; these are: population, area', done.stderr)

    def test_a_family_in_a_view_stands_for_its_types(self):
        with tempfile.TemporaryDirectory() as folder:
            view = pathlib.Path(folder) / "view.kua.json"
            view.write_text(json.dumps({"schema": "kua-view/1", "filter": {"types": ["liberty"]}}))
            self.assertEqual(counts("--view", view)["totals"], counts("--type", "liberty")["totals"])

    def test_bad_usage_is_told_in_the_readers_language(self):
        for arguments in (["count", "--by", "colour"], ["render"], ["count", "--no-such-option"], ["count", "--from", "--to"],
                          ["render", "--dpi", "5", "-o", "x.png"], ["check"]):
            with self.subTest(arguments=arguments):
                done = kua(*arguments, "--lang", "ru")
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertRegex(done.stderr, "^kua: .*[а-я]{4}")

    def test_a_number_out_of_range_is_answered_with_the_range(self):
        self.assertIn('"5" is not a number from 24 to 1200', kua("render", "--dpi", "5", "-o", "x.png").stderr)

    def test_an_unknown_command_is_answered_with_the_known_ones(self):
        for word, answer in (("frobnicate", "render, count, check, info, verify, evidence, export and import"), ("chekc", "did you mean check?"), ("rendr", "did you mean render?")):
            with self.subTest(word=word):
                done = kua(word, env={"DISPLAY": ""})
                self.assertEqual(done.returncode, 2)
                self.assertIn(answer, done.stderr)
                self.assertNotIn("display", done.stderr)

    def test_a_missing_file_exits_1_and_is_named(self):
        done = kua("count", "--incidents", "/nowhere/incidents.geojson")
        self.assertEqual(done.returncode, 1)
        self.assertIn("/nowhere/incidents.geojson", done.stderr)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1)

    def test_a_mistyped_type_is_answered_with_the_known_ones(self):
        self.assertIn("liberty.detention", kua("count", "--type", "libertty").stderr)

    def test_the_examples_of_the_help_run(self):
        ran = 0
        for command in ("render", "count", "check", "info", "evidence", "export"):
            for line in kua(command, "--help").stdout.splitlines():
                if not line.strip().startswith(f"kua {command} "):
                    continue
                arguments = shlex.split(line.strip())[1:]
                if "regions.shp" in arguments:
                    continue
                arguments = [str(SOURCE / a) if (SOURCE / a).is_file() else a for a in arguments]
                with tempfile.TemporaryDirectory() as folder:
                    done = kua(*arguments, cwd=folder)
                    self.assertEqual(done.returncode, 0, f"{line}: {done.stderr}")
                    ran += 1
        self.assertGreaterEqual(ran, 11)

    def test_the_man_page_has_the_options_of_the_help_and_no_others(self):
        page = (SOURCE / "docs" / "kua.1").read_text().replace("\\-", "-")
        sections = dict(re.findall(r"^\.SH (.+)\n((?:(?!\.SH ).*\n)*)", page, re.MULTILINE))
        data = "DATA OPTIONS (render, count, evidence, export)"
        for command, names in {"render": [data, "RENDER OPTIONS"], "count": [data, "COUNT OPTIONS"],
                               "evidence": [data, "EVIDENCE AND EXPORT OPTIONS"], "export": [data, "EVIDENCE AND EXPORT OPTIONS"], "check": ["CHECK OPTIONS"],
                               "info": ["INFO OPTIONS"], "import": ["IMPORT OPTIONS"], "": ["WINDOW OPTIONS"]}.items():
            with self.subTest(command=command or "window"):
                done = kua(command, "--help") if command else kua("--window-help")
                if not command and done.returncode != 0:
                    self.skipTest("a build without a window")
                help_text = done.stdout + done.stderr
                told = set(re.findall(r"^\s+(?:-\w,)?(--[a-z][a-z-]+)", help_text, re.MULTILINE)) - {"--help"}
                heads = [line for name in names for line in sections[name].splitlines() if line.startswith(".B")]
                self.assertEqual(set(re.findall(r"--[a-z][a-z-]+", "\n".join(heads))), told)

    def test_the_man_page_is_well_formed(self):
        done = subprocess.run(["man", "--warnings", "-l", str(SOURCE / "docs" / "kua.1")], capture_output=True, text=True)
        self.assertEqual(done.stderr, "")

    def test_help_speaks_russian_and_kazakh(self):
        self.assertRegex(kua("count", "--help", "--lang", "ru").stdout, "[а-я]{4}")
        self.assertRegex(kua("count", "--help", "--lang", "kk").stdout, "[қңғүұһәө]")

    def test_info_says_what_the_shipped_data_hold(self):
        done = kua("info")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("17 units", done.stdout)
        self.assertIn("KZ-SHY", done.stdout)

    def test_info_reads_one_file(self):
        done = kua("info", SHIPPED)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"\d+ records")


if __name__ == "__main__":
    unittest.main()
