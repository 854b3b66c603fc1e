#!/usr/bin/env python3
"""Start to first complete frame of the shipped data, beside an empty SFML window: whole processes, in turn.

Run under a display: LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s "-screen 0 1920x1200x24" bench/first_frame.py build/release
"""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 15


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main(build):
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder) / "quit.txt"
        script.write_text("wait 1\nquit\n")  # a script begins when the data are loaded
        kua = [build / "kua", "--no-state", "--size", "1600x1000", "--script", script]
        empty = [build / "bench" / "empty_window"]
        seconds(kua), seconds(empty)
        pairs = [(seconds(empty), seconds(kua)) for _ in range(ROUNDS)]
    floor = statistics.median(p[0] for p in pairs)
    ours = statistics.median(p[1] for p in pairs)
    print(f"empty window {floor * 1000:.0f} ms, Kua's first complete frame {ours * 1000:.0f} ms: {ours / floor:.2f} times (median of {ROUNDS})")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
