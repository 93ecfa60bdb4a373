#!/usr/bin/env python3
"""Memory of the real window: with a file of ten rows, with an event file, while it is read,
after its reading was cancelled, and after the file was closed.

usage: window_memory.py PROGRAM FILE.csv [CANCEL_AT_MB]
The reading is cancelled once it has taken so many MB. FILE's columns are no known export's (they are confirmed with Enter). The file of ten rows is
its beginning: the same panels are open, so that the difference is what the rows take.
Needs Xvfb and xdotool.
"""
import itertools, os, sys, tempfile, time

import window

program, data = sys.argv[1], sys.argv[2]
with open(data, "rb") as lines:
    rows = sum(1 for _ in lines) - 1


def say(what, w, base=None):
    memory = w.memory()
    words = f"{what:34s} {memory[0] / 1024:7.1f} MB resident, {memory[1] / 1024:7.1f} MB of no file"
    if base:
        after, peak = (1024 * (m[0] - base[0]) / rows for m in (memory, w.peak))
        words += f"; above ten rows {after:6.1f} bytes a row, at the peak {peak:6.1f}"
    print(words, flush=True)
    return memory


def opened(path):
    w = window.Window(program, [path], drawing=False)
    time.sleep(1)
    w.rest()
    w.key("Return")
    return w


def looked_at(w):
    """Opens table and statistics, and closes them again."""
    for what in (window.TABLE, window.STATISTICS, window.EVENTS, window.TABLE):
        w.press(what)
        time.sleep(0.5)
        w.rest()


with window.Window(program, drawing=False) as w:
    time.sleep(1)
    w.rest()
    say("no event file", w)
with tempfile.TemporaryDirectory() as folder:
    few = os.path.join(folder, "ten.csv")
    with open(data, "rb") as lines, open(few, "wb") as out:
        out.writelines(itertools.islice(lines, 11))
    with opened(few) as w:
        time.sleep(1)
        w.rest()
        base = say("ten rows", w)
        looked_at(w)
        panels = say("ten rows, panels looked at", w)
with opened(data) as w:
    time.sleep(1)
    w.rest()
    say(f"{rows:,} rows", w, base)
    looked_at(w)
    say(f"{rows:,} rows, panels looked at", w, panels)
with opened(data) as w:
    time.sleep(1)
    w.rest()
    w.click(window.CLOSE)
    time.sleep(1)
    w.rest()
    say("the same, then closed", w, base)
if len(sys.argv) > 3:
    with opened(data) as w:
        while w.memory()[0] < base[0] + 1024 * float(sys.argv[3]):
            time.sleep(0.05)
        say("while it is read", w, base)
        w.click(window.CLOSE)
        time.sleep(1)
        w.rest()
        say("cancelled then", w, base)
