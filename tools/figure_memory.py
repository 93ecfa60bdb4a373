"""Memory and time of a large picture, written from the window: tools/figure_memory.py PROGRAM EVENTS.csv [PICTURES]

Opens the file, exports the map alone as a PNG of 4000 × 3000 pixels, and prints the most resident
memory before and meanwhile. PICTURES is a folder for screenshots. The places below are those of a
window of 1440 × 900 pixels.
"""
import os, sys, tempfile, time

import window

PAGE, ALONE, LARGE, PNG, SAVE = (375, 224), (302, 481), (375, 318), (312, 500), (300, 745)


def main(program, events, pictures=None):
    with window.Window(program, [events], drawing=False) as w, tempfile.TemporaryDirectory() as folder:
        time.sleep(1)
        w.rest()
        w.key("Return")
        time.sleep(2)
        w.rest()
        w.key("ctrl+e")
        time.sleep(2)
        for place in (PAGE, ALONE, LARGE, PNG):
            w.click(place)
            time.sleep(1)
        w.rest()
        if pictures:
            w.picture(f"{pictures}/chosen.png")
        w.click(SAVE)
        time.sleep(1)
        path = os.path.join(folder, "large.png")
        w.tell("key", "ctrl+a")
        w.tell("type", path)
        time.sleep(1)
        before, w.peak = w.memory(), [0, 0]
        start = time.monotonic()
        w.tell("key", "Return")
        while not os.path.exists(path):
            time.sleep(0.02)
            if time.monotonic() - start > 300:
                sys.exit("no picture came of it")
        took = time.monotonic() - start
        with open(path, "rb") as png:
            head = png.read(24)
        width, height = (int.from_bytes(head[at : at + 4], "big") for at in (16, 20))
        more = [(peak - was) / 1024 for peak, was in zip(w.peak, before)]
        print(f"{width} × {height} pixels in {took:.1f} s; resident before {before[0] / 1024:.0f} MB, at most "
              f"{more[0]:.0f} MB more while it was written (without files {more[1]:.0f})")
        if pictures:
            w.picture(f"{pictures}/saved.png")


main(*sys.argv[1:])
