#!/usr/bin/env python3
"""Counts the frames of the real window while it pans, under Xvfb with software OpenGL.

usage: frames_a_second.py PROGRAM FILE [WIDTHxHEIGHT] [TURNS]
FILE is an event file whose columns are no known export's (the columns are confirmed with
Enter), or - for none; TURNS of the wheel come nearer first. Needs Xvfb and xdotool.
"""
import os, subprocess, sys, tempfile, threading, time

program, data = sys.argv[1], sys.argv[2]
size = sys.argv[3] if len(sys.argv) > 3 else "1280x800"
turns = int(sys.argv[4]) if len(sys.argv) > 4 else 0
width, height = map(int, size.split("x"))
home = tempfile.mkdtemp()
screen = ":" + os.environ.get("SCREEN", "95")
# The window then tells each frame in a line and goes on drawing by itself.
env = dict(os.environ, DISPLAY=screen, XDG_DATA_HOME=home, LIBGL_ALWAYS_SOFTWARE="1",
           IRAQ_RISK_ATLAS_EXIT_AFTER_FRAMES="10000000")
env.pop("WAYLAND_DISPLAY", None)
frames = []

def tell(*words):
    subprocess.run(["xdotool", *map(str, words)], env=env, check=True)

def listen(out):
    for _ in out:
        frames.append(time.monotonic())

def cpu(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

xvfb = subprocess.Popen(["Xvfb", screen, "-screen", "0", f"{size}x24"], stderr=subprocess.DEVNULL)
time.sleep(1)
window = subprocess.Popen([program] + ([] if data == "-" else [data]), env=env,
                          stdout=subprocess.PIPE, text=True)
try:
    threading.Thread(target=listen, args=(window.stdout,), daemon=True).start()
    found = subprocess.check_output(
        ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Iraq Risk Atlas"], env=env, text=True)
    tell("windowsize", found.split()[0], width, height)
    tell("windowmove", found.split()[0], 0, 0)
    tell("windowfocus", found.split()[0])
    time.sleep(3)
    tell("key", "Return")
    time.sleep(8)
    tell("mousemove", width // 2, int(height * 0.4))
    for _ in range(turns):
        tell("click", 4)
        time.sleep(0.1)
    time.sleep(1.5)
    start, used = time.monotonic(), cpu(window.pid)
    for step in range(8):
        key = "Right" if step % 2 else "Left"
        tell("keydown", key)
        time.sleep(0.6)
        tell("keyup", key)
    end = time.monotonic()
    count = sum(start <= f <= end for f in frames)
    print(f"{count / (end - start):.1f} frames a second; "
          f"{(cpu(window.pid) - used) / count * 1000:.0f} ms of CPU a frame, software OpenGL included")
finally:
    window.kill()
    xvfb.kill()
