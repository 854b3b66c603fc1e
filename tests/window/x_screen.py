"""An X server of our own, a person's mouse and keyboard on it (xdotool), and its screen as the server holds it."""

import ctypes
import mmap
import os
import pathlib
import struct
import subprocess
import tempfile
import time
import zlib

LIMIT_S = 30.0  # for anything that is waited for; only a failing test takes that long


def until(condition, what, picture=None):
    """Waits until `condition()` is true and returns what it gave; where it stays false, `picture()` saves the screen."""
    end = time.monotonic() + LIMIT_S
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"not seen within {LIMIT_S:.0f} s: {what}" + (f"; look at {picture()}" if picture else ""))
        time.sleep(0.02)


class Picture:
    """The screen at one moment. Boxes are (left, top, right, bottom) in pixels, half open."""

    def __init__(self, rows, width, height, stride):
        self.rows, self.width, self.height, self.stride = rows, width, height, stride

    def pixel(self, x, y):
        blue, green, red = self.rows[y * self.stride + 4 * x:y * self.stride + 4 * x + 3]
        return red, green, blue

    def part(self, box):
        left, top, right, bottom = box
        return b"".join(self.rows[y * self.stride + 4 * left:y * self.stride + 4 * right] for y in range(top, bottom))

    def count(self, colour, box):
        """How many pixels in `box` have just this (red, green, blue)."""
        red, green, blue = colour
        part, wanted = self.part(box), bytes((blue, green, red))
        return sum(part[i:i + 3] == wanted for i in range(0, len(part), 4))

    def alike(self, box, other, other_box):
        """Whether both parts look the same: but for roundings of a place or a colour, which no eye sees."""
        part, other_part = self.part(box), other.part(other_box)
        return part == other_part or max(abs(a - b) for a, b in zip(part[::7], other_part[::7])) <= 24

    def write_png(self, file):
        lines = bytearray()
        for y in range(self.height):
            row = self.rows[y * self.stride:y * self.stride + 4 * self.width]
            line = bytearray(3 * self.width)
            line[0::3], line[1::3], line[2::3] = row[2::4], row[1::4], row[0::4]
            lines += b"\0" + line
        chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)) +
                         chunk(b"IDAT", zlib.compress(bytes(lines), 1)) + chunk(b"IEND", b""))


class XScreen:
    """Xvfb without a window manager. It keeps its screen in a file (in the format of xwd), which is read here."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1920x1200x24", "-noreset",
                                        "-nolisten", "tcp", "-fbdir", self.folder.name],
                                       pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as number:
            self.display = ":" + number.readline().strip()
        if self.display == ":":
            raise RuntimeError("Xvfb does not start")
        with open(pathlib.Path(self.folder.name) / "Xvfb_screen0", "rb") as file:
            self.memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self.memory[:100])
        self.width, self.height, self.stride = header[4], header[5], header[12]
        self.start = header[0] + 12 * header[19]  # after the header and its colours
        assert header[1] == 7 and header[7] == 0 and header[11] == 32, "xwd version 7, 32 bits a pixel, low byte first"

    def close(self):
        self.memory.close()
        self.server.terminate()
        self.server.wait()
        self.folder.cleanup()

    def environment(self):
        return {**os.environ, "DISPLAY": self.display}

    def now(self):
        return Picture(self.memory[self.start:self.start + self.stride * self.height], self.width, self.height, self.stride)

    def do(self, *words):
        """Runs xdotool, for instance do("mousemove", 10, 20, "click", 1), and returns what it printed."""
        done = subprocess.run(["xdotool", *map(str, words)], env=self.environment(), capture_output=True, text=True, timeout=LIMIT_S)
        return done.stdout.strip()

    def ask_to_close(self, window):
        """What a window manager sends when a person closes `window`."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(self.display.encode()))
        atom = lambda name: x11.XInternAtom(display, name, 0)
        client_message, format_bits = 33, 32
        event = (ctypes.c_long * 24)()  # XClientMessageEvent: type, serial, send_event, display, window, message_type, format, data
        event[0], event[4], event[5], event[6], event[7] = client_message, window, atom(b"WM_PROTOCOLS"), format_bits, atom(b"WM_DELETE_WINDOW")
        x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
        x11.XCloseDisplay(display)
