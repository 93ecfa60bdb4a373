"""A private screen with the program's window on it, for the scripts that measure it.

Needs Xvfb and xdotool; SCREEN names the screen (95). The window has no saved session.
"""
import os, shutil, subprocess, tempfile, threading, time

SIZE = "1440x900"
# Keys, and where things stand in a window of that size with one event file open.
TABLE, LAYERS, EVENTS = "ctrl+t", "ctrl+1", "ctrl+2"
STATISTICS, CLOSE = (1151, 62), (306, 111)
STEP_BACK, PLAY, STEP = (928, 742), (955, 742), (983, 742)


class Window:
    def __init__(self, program, files=(), size=SIZE, drawing=True):
        """`drawing`: the window draws all the time and tells each frame."""
        self.width, self.height = map(int, size.split("x"))
        self.home = tempfile.mkdtemp()
        screen = ":" + os.environ.get("SCREEN", "95")
        self.env = dict(os.environ, DISPLAY=screen, XDG_DATA_HOME=self.home, LIBGL_ALWAYS_SOFTWARE="1")
        self.env.pop("WAYLAND_DISPLAY", None)
        if drawing:
            self.env["IRAQ_RISK_ATLAS_EXIT_AFTER_FRAMES"] = "10000000"
        # (when it was told, milliseconds of the program's own part, and of processor time of
        # the window's thread since the frame before)
        self.frames = []
        # Most memory seen, in KiB: resident, and that part which no file stands behind.
        self.peak = [0, 0]
        self.process = None
        self.screen = subprocess.Popen(["Xvfb", screen, "-screen", "0", f"{size}x24"], stderr=subprocess.DEVNULL)
        try:
            self._open([program, *map(str, files)])
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process:
            self.process.kill()
            self.process.wait()
        self.screen.terminate()
        self.screen.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def _open(self, command):
        while subprocess.run(["xdotool", "getmouselocation"], env=self.env, capture_output=True).returncode:
            time.sleep(0.1)
        # A screen begins anew when its last client has gone, and takes nobody for a moment.
        time.sleep(0.5)
        self.process = subprocess.Popen(command, env=self.env, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        threading.Thread(target=self._listen, daemon=True).start()
        threading.Thread(target=self._watch, daemon=True).start()
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Iraq Risk Atlas"]
        self.window = subprocess.check_output(search, env=self.env, text=True).split()[0]
        self.tell("windowsize", self.window, self.width, self.height)
        self.tell("windowmove", self.window, 0, 0)

    def _listen(self):
        for line in self.process.stdout:
            own, worked = map(float, line.split()[2:4])
            self.frames.append((time.monotonic(), own, worked))

    def _watch(self):
        while self.process.poll() is None:
            try:
                self.peak = [max(pair) for pair in zip(self.peak, self.memory())]
            except (OSError, KeyError):  # It has ended.
                return
            time.sleep(0.02)

    def tell(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.env, check=True)

    def key(self, name):
        self.tell("windowfocus", self.window)
        time.sleep(0.2)
        self.tell("key", name)

    def click(self, place):
        self.tell("mousemove", *place)
        time.sleep(0.1)
        self.tell("click", 1)

    def press(self, what):
        """A key by its name, or a place."""
        self.key(what) if isinstance(what, str) else self.click(what)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], env=self.env, check=True)

    def memory(self):
        """Resident memory in KiB, and that part of it which no file stands behind."""
        with open(f"/proc/{self.process.pid}/status") as status:
            fields = dict(line.split(":", 1) for line in status)
        return [int(fields[name].split()[0]) for name in ("VmRSS", "RssAnon")]

    def cpu(self):
        """Seconds of processor time so far."""
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rest(self, most=600):
        """Waits until a window that does not draw all the time has nothing to do."""
        end, quiet = time.monotonic() + most, 0
        while quiet < 6 and time.monotonic() < end:
            before = self.cpu()
            time.sleep(0.25)
            quiet = quiet + 1 if self.cpu() - before < 0.03 else 0

    def since(self, start, end=None):
        """Milliseconds from frame to frame since a moment; the window's own part of each frame;
        and the processor time of the window's thread for each, which other programs on the
        machine do not lengthen."""
        frames = [f for f in self.frames if f[0] >= start and (end is None or f[0] <= end)]
        times = [f[0] for f in frames]
        gaps = [(b - a) * 1e3 for a, b in zip(times, times[1:])]
        return gaps, [f[1] for f in frames[1:]], [f[2] for f in frames[1:]]
