#!/usr/bin/env python3
"""Compares how long this program and DuckDB take for the same counts of one file of events.

usage: compare_duckdb.py PROGRAM FILE.csv [ROUNDS] [OTHER PROGRAM ...]

FILE is one of the made-up files (columns event_date, event_type, latitude, longitude, fatalities, admin1). In each round,
one after the other: PROGRAM `stats FILE --by type --no-cache`, the same without `--no-cache` (with a cache folder of its
own, so that the first round makes the table and the later ones open it), each OTHER PROGRAM, and DuckDB (`pip install
duckdb`, two threads, a process of its own). DuckDB answers the query below: rows and people killed by type, by admin1, by
month and in all, with the bounds of positions and the number of dates. Printed are the least and the median wall time, the
least processor time and the largest peak of memory. Nothing else should run meanwhile.
"""
import os, resource, statistics, subprocess, sys, tempfile, time

QUERY = """
select event_type, admin1, date_trunc('month', event_date) as month, count(*), sum(fatalities), count(event_date),
       min(latitude), max(latitude), min(longitude), max(longitude)
from read_csv('{file}') group by grouping sets ((event_type), (admin1), (month), ())
"""
DUCKDB = "import duckdb, sys; c = duckdb.connect(); c.execute('set threads = 2'); print(len(c.execute(sys.argv[1]).fetchall()))"


def main():
    program, file = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    stats = ["stats", file, "--by", "type"]
    calls = {"DuckDB": [sys.executable, "-c", DUCKDB, QUERY.format(file=file)]}
    calls["read"] = [program, *stats, "--no-cache"]
    calls["from the cache"] = [program, *stats]
    calls |= {other: [other, *stats] for other in sys.argv[4:]}
    taken = {name: [] for name in calls}
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": cache}
        for round_ in range(rounds + 1):
            for name, call in calls.items():
                begun = time.perf_counter()
                child = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
                _, status, used = os.wait4(child.pid, 0)
                wall = time.perf_counter() - begun
                if status:
                    sys.exit(f"{name}: ended with {status}")
                if round_:  # The first round warms up, and makes the kept table.
                    taken[name].append((wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    for name, runs in taken.items():
        wall, cpu, peak = zip(*runs)
        print(f"{name}: {min(wall):.2f} s at least, {statistics.median(wall):.2f} s median, "
              f"{min(cpu):.2f} s of processor time, {max(peak):.0f} MB at the peak")


main()
