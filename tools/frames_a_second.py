#!/usr/bin/env python3
"""Counts the frames of the real window while it pans, or while the days play, under Xvfb with
software OpenGL.

usage: frames_a_second.py PROGRAM FILE [WIDTHxHEIGHT] [TURNS]
       frames_a_second.py PROGRAM FILE play [SECONDS [PICTURES]]
FILE is an event file whose columns are no known export's (the columns are confirmed with
Enter), or - for none; TURNS of the wheel come nearer first. Playing, the days are stepped
and brushed first; PICTURES is a folder for pictures in the midst. Needs Xvfb and xdotool.
"""
import sys, time
from statistics import median

import window

program, data = sys.argv[1], sys.argv[2]
play = sys.argv[3:4] == ["play"]
size = sys.argv[3] if len(sys.argv) > 3 and not play else "1280x800"
turns = int(sys.argv[4]) if len(sys.argv) > 4 and not play else 0


def say(what, w, start, used):
    end = time.monotonic()
    gaps, own, worked = w.since(start, end)
    print(f"{what}: {len(gaps) / (end - start):.1f} frames a second, longest {max(gaps):.0f} ms; "
          f"{(w.cpu() - used) / len(gaps) * 1000:.0f} ms of CPU a frame, software OpenGL included; window's "
          f"thread {median(worked):.1f} ms a frame, at most {max(worked):.1f}", flush=True)


def settle(w):
    """Waits until the reading is over: the window's thread is then the only busy one."""
    w.key("Return")
    before, same = w.memory()[0], 0
    while same < 8:
        time.sleep(0.5)
        now = w.memory()[0]
        same = same + 1 if abs(now - before) < 600 else 0
        before = now


def pan(w):
    w.tell("mousemove", w.width // 2, int(w.height * 0.4))
    for _ in range(turns):
        w.tell("click", 4)
        time.sleep(0.1)
    time.sleep(1.5)
    start, used = time.monotonic(), w.cpu()
    for step in range(8):
        key = "Right" if step % 2 else "Left"
        w.tell("keydown", key)
        time.sleep(0.6)
        w.tell("keyup", key)
    say("panning", w, start, used)


def watch(w, seconds, folder):
    start, used = time.monotonic(), w.cpu()
    for _ in range(8):
        w.click(window.STEP)
        time.sleep(0.4)
    say("stepping", w, start, used)
    # Drawn out over two thirds of the timeline, and back to a year or so.
    w.tell("mousemove", 500, 850)
    w.tell("mousedown", 1)
    start, used = time.monotonic(), w.cpu()
    for x in [*range(500, 900, 8), *range(900, 520, -8)]:
        w.tell("mousemove", x, 850)
        time.sleep(0.04)
    w.tell("mouseup", 1)
    say("brushing", w, start, used)
    if folder:
        w.picture(f"{folder}/brushed.png")
    w.tell("mousemove", 700, 300)
    w.click(window.PLAY)
    start, used = time.monotonic(), w.cpu()
    for n in range(4):
        time.sleep(seconds / 4)
        if folder:
            w.picture(f"{folder}/play-{n}.png")
    say("playing", w, start, used)


with window.Window(program, [] if data == "-" else [data], window.SIZE if play else size) as w:
    time.sleep(3)
    settle(w)
    if play:
        watch(w, float((sys.argv[4:5] or [12])[0]), (sys.argv[5:6] or [None])[0])
    else:
        pan(w)
