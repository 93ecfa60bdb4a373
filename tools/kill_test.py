#!/usr/bin/env python3
"""Kills the program at random moments while it saves, exports and keeps work against a crash.

    tools/kill_test.py target/release/iraq-risk-atlas [--kills 200] [--window 30] [--seed N]

On the command line each kind of output is written over an older one of another content, and the
program is killed (SIGKILL) after a random part of the time that a whole run takes. Afterwards the
file has to be the old one, byte for byte, or the new one, byte for byte: never half of one, never
none. In the window (under Xvfb, with xdotool) title and notes of a project are typed, it is saved
or not, and the program is killed; afterwards the project file has to be whole, the file in which
work is kept has to be whole, and the next start has to offer the work.

Only the standard library of Python is used. The seed is printed: the same seed gives the same
delays (what the machine does with them differs).
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Job:
    """One kind of output: two calls that write the same file with different content."""

    def __init__(self, name, target, first, second):
        self.name, self.target, self.calls = name, target, [first, second]
        self.sums, self.seconds = [], 0.0
        self.old = self.new = self.ended = self.left = 0


def jobs(folder, helps):
    """All that this program can write."""
    found = [Job("project", "p.atlas.json",
                 ["project", "renew", "p.atlas.json", "--title", "first"],
                 ["project", "renew", "p.atlas.json", "--title", "second " + "x" * 100_000])]
    for ending in ("png", "svg", "pdf"):
        call = ["render", "p0.atlas.json", "-o", f"map.{ending}"]
        found.append(Job(ending, f"map.{ending}", call, call + ["--names", "arabic", "--layers", "none"]))
    if "export" in helps:
        for ending in ("geojson", "csv", "bib"):
            call = ["export", "p0.atlas.json", "-o", f"out.{ending}"]
            found.append(Job(f"export {ending}", f"out.{ending}", call, call + ["--layers", "cities-2025"]))
        call = ["export", "p0.atlas.json", "--rows", "-o", "rows.csv"]
        rest = ["export", "--events", "events.csv", "--filter", "killed>=3", "-o", "rows.csv"]
        found.append(Job("export rows", "rows.csv", call, rest))
    return found


def run(program, folder, args):
    done = subprocess.run([program, *args], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{args}: {done.stderr.decode()}")


def prepare(program, folder):
    """A project with a table of some length."""
    rows = [f"E{n},2016-{n % 12 + 1:02}-{n % 28 + 1:02},kind {n % 7},{33 + n % 97 / 50},{44 + n % 89 / 50},{n % 5}"
            for n in range(20_000)]
    (folder / "events.csv").write_text("event_id,date,kind,latitude,longitude,killed\n" + "\n".join(rows) + "\n")
    for name in ("p", "p0"):
        run(program, folder, ["project", "new", "-o", f"{name}.atlas.json", "--title", "first", "--events", "events.csv"])


def parts(folder):
    return [p for p in folder.iterdir() if p.name.endswith(".part")]


def command_line(program, folder, kills, rng):
    prepare(program, folder)
    helps = subprocess.run([program, "--help"], capture_output=True, text=True).stdout
    all_jobs = jobs(folder, helps)
    for job in all_jobs:
        begun = time.monotonic()
        for call in job.calls:
            run(program, folder, call)
            job.sums.append(sha(folder / job.target))
        job.seconds = (time.monotonic() - begun) / 2
        if job.sums[0] == job.sums[1]:
            sys.exit(f"{job.name}: the two calls write the same")
    done = 0
    while done < kills:
        for job in all_jobs:
            which = rng.randrange(2)
            before = sha(folder / job.target)
            child = subprocess.Popen([program, *job.calls[which]], cwd=folder, stdin=subprocess.DEVNULL,
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            # Most of the delays lie where the file is written: at the end.
            share = rng.random() if rng.random() < 0.3 else rng.uniform(0.8, 1.05)
            time.sleep(job.seconds * share)
            running = child.poll() is None
            child.kill()
            child.wait()
            target = folder / job.target
            if not target.is_file():
                sys.exit(f"FAULT {job.name}: the file is gone")
            after = sha(target)
            if after not in (before, job.sums[which]):
                sys.exit(f"FAULT {job.name}: neither the old file nor the new one")
            if running:
                done += 1
                job.old += after == before
                job.new += after != before
            else:
                job.ended += 1
            job.left = max(job.left, len(parts(folder)))
    print(f"\n{'output':<15}{'killed':>8}{'old whole':>11}{'new whole':>11}{'ended before':>14}")
    for job in all_jobs:
        print(f"{job.name:<15}{job.old + job.new:>8}{job.old:>11}{job.new:>11}{job.ended:>14}")
    left = len(parts(folder))
    time.sleep(2.5)
    for job in all_jobs:
        run(program, folder, job.calls[0])
    print(f"{done} kills; {left} unfinished files beside, {len(parts(folder))} after the next run of each")
    if parts(folder):
        sys.exit("FAULT: unfinished files stay")


class Window:
    """The program in a window of its own screen."""

    def __init__(self, program, home, display):
        self.program, self.home, self.display = program, home, display
        self.env = {"PATH": os.environ["PATH"], "HOME": str(home), "DISPLAY": f":{display}", "LANG": "C.UTF-8",
                    "LIBGL_ALWAYS_SOFTWARE": "1", "XDG_DATA_HOME": str(home / "data")}

    def start(self, *args):
        self.child = subprocess.Popen([self.program, *map(str, args)], cwd=self.home, env=self.env,
                                      stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                      stderr=(self.home / "errors").open("w"))
        until = time.monotonic() + 60
        while time.monotonic() < until:
            found = self.tool("search", "--onlyvisible", "--class", "iraq-risk-atlas")
            if found.returncode == 0 and found.stdout.strip():
                self.id = found.stdout.split()[0]
                self.tool("windowfocus", self.id)
                return
            time.sleep(0.05)
        state = self.child.poll()
        sys.exit(f"no window opened; exit code {state}: {(self.home / 'errors').read_text()}")

    def tool(self, *args):
        return subprocess.run(["xdotool", *args], env=self.env, capture_output=True, text=True)

    def title(self):
        return self.tool("getwindowname", self.id).stdout.strip()

    def kill(self):
        self.child.send_signal(signal.SIGKILL)
        self.child.wait()

    def kept(self):
        return sorted(self.home.glob("data/**/project-*.json"))


def window(program, folder, kills, rng, display):
    for tool in ("Xvfb", "xdotool"):
        if not shutil.which(tool):
            return print(f"the window is left out: {tool} is missing")
    screen = subprocess.Popen(["Xvfb", f":{display}", "-screen", "0", "1280x800x24", "-noreset"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1.0)
        home = folder / "home"
        home.mkdir()
        # An export that is known by its columns: the window asks nothing.
        shutil.copy(Path(__file__).parent.parent / "tests/data/events/acled.csv", home / "few.csv")
        run(program, home, ["project", "new", "-o", "w.atlas.json", "--title", "T", "--events", "few.csv"])
        project, offered, saved, lost = home / "w.atlas.json", 0, 0, 0
        typed = ""
        for n in range(kills):
            w = Window(program, home, display)
            w.start(project)
            until = time.monotonic() + 60
            while "T" not in w.title().split(" – ")[0] and time.monotonic() < until:
                time.sleep(0.05)
            time.sleep(0.4)
            # A change of the project as it is now: hide all layers, or show them. Then perhaps save.
            shown = any(layer["visible"] for layer in json.loads(project.read_text())["layers"])
            w.tool("key", "--window", w.id, "ctrl+k")
            time.sleep(0.3)
            w.tool("type", "--window", w.id, "hide all layers" if shown else "show all layers")
            time.sleep(0.2)
            w.tool("key", "--window", w.id, "Return")
            noticed = time.monotonic() + 10
            while "•" not in w.title() and time.monotonic() < noticed:
                time.sleep(0.02)
            if "•" not in w.title():
                lost += 1
            saves = rng.random() < 0.5
            before = sha(project)
            if saves:
                w.tool("key", "--window", w.id, "ctrl+s")
                time.sleep(rng.uniform(0.0, 0.5))
            else:
                # Kept within four seconds at the latest; killed before or while or after.
                time.sleep(rng.uniform(0.0, 4.5))
            kept_before = bool(w.kept())
            w.kill()
            data = project.read_text()
            json.loads(data)
            if not data.endswith("}\n"):
                sys.exit("FAULT: half a project")
            for kept in w.kept():
                json.loads(kept.read_text())
            if sha(project) != before:
                saved += 1
            elif kept_before:
                # What was kept is offered: the start holds on to it, and it is still there.
                w.start()
                time.sleep(1.2)
                if not w.kept():
                    sys.exit("FAULT: what was kept is gone")
                locks = list(home.glob("data/**/project-*.lock"))
                offered += bool(locks)
                subprocess.run(["import", "-window", "root", str(folder / "offer.png")], env=w.env,
                               capture_output=True)
                w.kill()
            for kept in w.kept():
                kept.unlink()
            print(f"\rwindow {n + 1}/{kills}", end="", flush=True)
        print(f"\rwindow: {kills} kills; {saved} found the new project, {offered} an offer of the work, "
              f"{kills - saved - offered} the old project and nothing kept yet; {lost} changes not noticed in time")
        if not offered or not saved:
            sys.exit("FAULT: nothing was offered, or nothing was saved, in all runs")
    finally:
        screen.terminate()
        screen.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--window", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--display", type=int, default=87)
    parser.add_argument("--keep", type=Path, help="a folder for the last screenshot")
    args = parser.parse_args()
    print(f"seed {args.seed}")
    program, rng = args.program.resolve(), random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        if args.kills:
            command_line(program, folder, args.kills, rng)
        if args.window:
            window(program, folder, args.window, rng, args.display)
        if args.keep and (folder / "offer.png").exists():
            shutil.copy(folder / "offer.png", args.keep)


if __name__ == "__main__":
    main()
