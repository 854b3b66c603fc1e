#!/usr/bin/env python3
"""Seconds and memory of `kua info` on incident files and on the columns made of them.

Usage: bench/columns_bench.py BUILD_FOLDER FILE.geojson... ; the columns are written into a temporary folder. Prints each time
beside that of reading the file's bytes through once with SHA-256, the least that any check of it takes.
"""

import hashlib
import pathlib
import subprocess
import sys
import tempfile
import time

ROUNDS = 3


def run(*command):
    """Wall seconds of the fastest of several runs, and the most memory of a run in MB."""
    seconds, megabytes = [], 0
    for _ in range(ROUNDS):
        done = subprocess.run([sys.executable, "-c", MEASURED, *map(str, command)], capture_output=True, text=True, check=True)
        took, memory = done.stdout.split()
        seconds.append(float(took))
        megabytes = max(megabytes, int(memory) / 1024)
    return min(seconds), megabytes


MEASURED = """
import resource, subprocess, sys, time
begin = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def hashed(file):
    begin = time.perf_counter()
    with open(file, "rb") as stream:
        hashlib.file_digest(stream, "sha256")
    return time.perf_counter() - begin


def main():
    build, files = pathlib.Path(sys.argv[1]), sys.argv[2:]
    print(f"{'file':>24} {'SHA-256':>8} {'read':>8} {'MB':>7} {'columns':>8} {'MB':>7} {'times as fast':>14}")
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            columns = pathlib.Path(folder) / "bench.kua-columns"
            subprocess.run([build / "kua", "columns", file, "--skip-bad", "-o", columns], check=True, capture_output=True)
            read, read_mb = run(build / "kua", "info", file)
            opened, opened_mb = run(build / "kua", "info", columns)
            print(f"{pathlib.Path(file).name:>24} {hashed(file):8.2f} {read:8.2f} {read_mb:7.0f} {opened:8.2f} {opened_mb:7.0f} {read / opened:14.1f}")


if __name__ == "__main__":
    main()
