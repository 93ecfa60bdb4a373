#!/usr/bin/env python3
"""The longest time from one frame of the real window to the next, while event files are
opened, read, listed in the table, counted, shown as a card, and closed: files given, and broken ones that
it makes itself.

usage: window_freezes.py PROGRAM [FILE ...]
The window draws all the time under software OpenGL. Beside the longest time stands the longest
of the program's own part of a frame, and the most processor time that the window's thread had
for one, which does not grow when other programs take the machine. Needs Xvfb and xdotool.
"""
import os, sys, tempfile, time
from statistics import median

import window

HEADER = b"id,date,type,latitude,longitude,notes\n"


def row(i, notes=b"as it should be"):
    place = b"%.3f,%.3f" % (33 + i % 97 / 50, 43.5 + i % 89 / 50)
    return b"%d,2016-%02d-%02d,type %d,%s,%s\n" % (i, i % 12 + 1, i % 28 + 1, i % 5, place, notes)


def rows(count, first=0):
    return b"".join(map(row, range(first, first + count)))


def point(i):
    feature = b'{"type":"Feature","properties":{"id":%d,"date":"2016-01-01"},"geometry":{"type":"Point",' \
              b'"coordinates":[%.3f,%.3f]}}'
    return feature % (i, 43.5 + i % 89 / 50, 33 + i % 97 / 50)


def broken():
    """Names and contents."""
    many = rows(200_000)
    features = b'{"type":"FeatureCollection","features":[' + b",".join(map(point, range(100_000))) + b"]}"
    yield "nothing.csv", b""
    yield "header.csv", HEADER
    yield "cut.csv", HEADER + many[:-17]
    yield "cut.geojson", features[: len(features) * 2 // 3]
    spoilt = bytearray(HEADER + many)
    for at in range(len(HEADER), len(spoilt), 97):
        spoilt[at] = (at * 7919) % 256 or 1
    yield "corrupt.csv", bytes(spoilt)
    spoilt = bytearray(features)
    for at in range(100, len(spoilt), 997):
        spoilt[at] = (at * 7919) % 256 or 1
    yield "corrupt.geojson", bytes(spoilt)
    mixed = HEADER + b"".join(row(i, b"caf\xe9" if i % 2 else b"caf\xc3\xa9") for i in range(200_000))
    yield "mixed.csv", mixed
    yield "wide.csv", (",".join(f"c{i}" for i in range(98)) + ",lat,lon\n").encode() + b"".join(
        b"x%d," % (i % 9) * 98 + b"%.3f,44.4\n" % (33 + i % 97 / 50) for i in range(20_000))
    yield "long.csv", HEADER + rows(5) + row(5, b'"' + b"word " * (2 << 20) + b'"') + rows(5, 6)
    yield "one-word.csv", HEADER + rows(5) + row(5, b'"' + b"x" * (10 << 20) + b'"') + rows(5, 6)
    yield "long-first.csv", HEADER + row(0, b'"' + b"word " * (2 << 20) + b'"') + rows(5, 1)
    yield "long-header.csv", b"id,date,latitude,longitude," + b"word " * (2 << 20) + b"\n1,2016-01-01,33,44,\n"
    yield "open-quote.csv", HEADER + rows(5) + row(5, b'"never closed') + many
    yield "quotes.csv", HEADER + b'"' * (34 << 20)


def measure(program, path):
    with window.Window(program, [path]) as w:
        while len(w.frames) < 4:
            time.sleep(0.05)
        start = w.frames[2][0]
        time.sleep(1.5)
        w.key("Return")
        # What is large takes a second for each 80 MB, beside a window that draws.
        time.sleep(3 + os.path.getsize(path) / 80e6)
        worst = [("opened and read", start, time.monotonic())]
        for what, place in (
            ("table", window.TABLE),
            ("a row of it", (520, 600)),
            ("the long row", (520, 683)),
            ("statistics", window.STATISTICS),
            ("filters", window.EVENTS),
            ("closed", None),
        ):
            begun = time.monotonic()
            if place is None:
                w.press(window.LAYERS)
                time.sleep(0.5)
                w.click(window.CLOSE)
            else:
                w.press(place)
            time.sleep(1.5)
            if os.environ.get("PICTURES"):
                w.picture(f"{os.environ['PICTURES']}/{os.path.basename(path)}-{what}.png".replace(" ", "-"))
            worst.append((what, begun, time.monotonic()))
        print(f"{os.path.basename(path)}, most memory {w.peak[0] / 1024:.0f} MB:", flush=True)
        for what, begun, end in worst:
            gaps, own, worked = w.since(begun, end)
            print(f"  {what:16s} longest {max(gaps):6.0f} ms, own part {max(own):6.1f} ms, "
                  f"processor time {max(worked):6.1f} ms; middle {median(gaps):4.0f} and "
                  f"{median(worked):4.1f} ms", flush=True)


if len(sys.argv) > 2:
    for path in sys.argv[2:]:
        measure(sys.argv[1], path)
else:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in broken():
            path = os.path.join(folder, name)
            with open(path, "wb") as out:
                out.write(content)
            del content
            measure(sys.argv[1], path)
            os.remove(path)
