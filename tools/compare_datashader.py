#!/usr/bin/env python3
"""Draws an event file with pandas and datashader, for comparison.

usage: compare_datashader.py FILE.csv OUT.png [WIDTHxHEIGHT]
Needs `pip install datashader pandas`. Prints its own CPU and wall time, imports included.
"""
import time
start = time.monotonic()
import resource, sys
import datashader as ds, datashader.transfer_functions as tf, pandas as pd

source, out = sys.argv[1], sys.argv[2]
width, height = map(int, (sys.argv[3] if len(sys.argv) > 3 else "1280x800").split("x"))
events = pd.read_csv(source, usecols=["longitude", "latitude"])
canvas = ds.Canvas(width, height, x_range=(38.5, 48.9), y_range=(28.9, 37.5))
tf.shade(canvas.points(events, "longitude", "latitude"), how="eq_hist").to_pil().save(out)
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"{len(events)} events; wall {time.monotonic() - start:.2f} s, "
      f"CPU {used.ru_utime + used.ru_stime:.2f} s, peak {used.ru_maxrss // 1024} MiB")
