#!/usr/bin/env python3
"""Compares how this program imports tables with an independent reader.

usage: import_differential.py PROGRAM [--files N] [--seed S] [--keep FOLDER]

Makes N tables of events (default 200) that differ in delimiter, encoding, order of day and month, forms of dates and
numbers, header, line ends, quoting and rows that are no events; in times of other zones, in degrees, minutes and seconds
in columns of their own, and in shapes of JSON. Each is read by PROGRAM (`describe --json`, `stats --by year --json` and
`export`) and by Python: the csv and json modules (openpyxl for spreadsheets, if it is installed) take the file apart,
`datetime.strptime`, `zoneinfo`, `int` and `float` read its cells. Python is told how the file is written, PROGRAM has to
find out. Compared are the rows, the rows that can be drawn and where, the first and last day, the people killed, and
rows and people killed for each year. Prints what differs and "N of M alike"; exit 1 if anything differs.
"""
import argparse, collections, csv, datetime, io, json, os, random, subprocess, sys, tempfile, zoneinfo

try:
    import openpyxl
except ImportError:
    openpyxl = None

TOWNS = [
    ("Baghdad", "بغداد", 33.3152, 44.3661), ("Mosul", "الموصل", 36.3400, 43.1300), ("Basra", "البصرة", 30.5085, 47.7804),
    ("Kirkuk", "كركوك", 35.4681, 44.3922), ("Ramadi", "الرمادي", 33.4258, 43.2994), ("Baquba", "بعقوبة", 33.7500, 44.6450),
    ("Najaf", "النجف", 32.0000, 44.3300), ("Kut", "الكوت", 32.5128, 45.8182), ("Amarah", "العمارة", 31.8356, 47.1448),
]
KINDS = ["Bombing", "Armed clash", "Shelling", "Air strike", "Abduction"]
# name: (strptime format, how it is written); the month's names are Python's own, which are English.
DATES = {
    "iso": "%Y-%m-%d", "iso-time": "%Y-%m-%dT%H:%M:%S", "day-slash": "%d/%m/%Y", "month-slash": "%m/%d/%Y",
    "day-dot": "%d.%m.%Y", "day-dash": "%d-%m-%Y", "compact": "%Y%m%d", "day-name": "%d %B %Y", "short-name": "%d-%b-%Y",
    "name-first": "%B %d, %Y", "day-two": "%d/%m/%y", "month-two": "%m/%d/%y", "year-slash": "%Y/%m/%d",
    "weekday": "%A, %d %B %Y",
}
# Times of other zones: Python takes them to Baghdad by the database of time zones.
BAGHDAD, UTC = zoneinfo.ZoneInfo("Asia/Baghdad"), datetime.timezone.utc
INSTANTS = {
    "utc-z": "%Y-%m-%dT%H:%M:%SZ", "utc-offset": "%Y-%m-%d %H:%M:%S+00:00", "utc-word": "%d %B %Y %H:%M UTC",
    "west": "%Y-%m-%dT%H:%M:%S-05:00", "east": "%Y-%m-%dT%H:%M:%S+05:30", "seconds": None, "milliseconds": None,
}
ZONES = {"west": datetime.timezone(datetime.timedelta(hours=-5)), "east": datetime.timezone(datetime.timedelta(hours=5.5))}
PARTS = [
    ("lat_deg", "lat_min", "lat_sec", "lon_deg", "lon_min", "lon_sec"), ("Lat D", "Lat M", "Lat S", "Lon D", "Lon M", "Lon S"),
    ("LatDegrees", "LatMinutes", "LatSeconds", "LongDegrees", "LongMinutes", "LongSeconds"),
]
SHAPES = ["flat", "nested", "point", "pair", "text", "typed"]
GROUPS = {"plain": "", "comma": ",", "space": " ", "no-break": "\u00a0", "thin": "\u202f", "apostrophe": "'", "point": "."}
LATITUDES = [("latitude", "longitude"), ("Lat", "Lon"), ("lat", "lng"), ("Y", "X"), ("GPS Latitude", "GPS Longitude")]
DAYS = ["event_date", "date", "Date of incident", "Incident Date", "start_date"]
KILLED = ["killed", "fatalities", "Number of people killed", "deaths", "Killed (total)"]
TITLES = ["Security incidents in Iraq", "Prepared for internal use; not to be shared", "Source: field offices"]


def recipe(draw):
    r = {
        "delimiter": draw.choice(",;\t|"), "encoding": draw.choice(["utf-8", "utf-8-sig", "cp1252", "cp1256", "utf-16"]),
        "date": draw.choice(list(DATES)), "parts": draw.random() < 0.12, "group": draw.choice(list(GROUPS)),
        "decimal": ".", "place": draw.choice(LATITUDES), "day": draw.choice(DAYS), "killed": draw.choice(KILLED),
        "end": draw.choice(["\n", "\r\n"]), "rows": draw.choice([3, 7, 40, 300, 2500]),
        "titles": draw.choice([0, 0, 0, 1, 2]), "sep": draw.random() < 0.1, "blank": draw.random() < 0.2,
        "total": draw.random() < 0.15, "hxl": draw.random() < 0.1, "repeated": draw.random() < 0.1,
        "twice": draw.random() < 0.1, "quotes": draw.choice(["least", "all"]), "breaks": draw.random() < 0.3,
        "sorted": draw.random() < 0.6, "spreadsheet": openpyxl is not None and draw.random() < 0.12,
    }
    if draw.random() < 0.2:
        r["date"] = draw.choice(list(INSTANTS))
        r["parts"] = False
    r["angles"] = draw.choice(PARTS) if draw.random() < 0.15 else None
    r["json"] = draw.choice(SHAPES) if not r["spreadsheet"] and draw.random() < 0.15 else None
    if r["json"] and (r["parts"] or r["date"] not in INSTANTS):
        r["parts"], r["date"] = False, draw.choice(["iso", "iso-time", "day-slash", "name-first"])
    if r["group"] == "point" or r["delimiter"] in ";\t" and draw.random() < 0.3:
        r["decimal"] = ","
        r["group"] = draw.choice(["point", "space", "plain"])
    if r["encoding"].startswith("cp") and r["group"] == "thin":
        r["group"] = "no-break"  # The code pages have no thin space.
    r["sep"] &= r["delimiter"] != "\t" and not r["titles"]
    return r


def events(draw, r):
    first = datetime.date(draw.choice([2004, 2007, 2014, 2017]), 1, 1)
    days = [first + datetime.timedelta(days=draw.randrange(900)) for _ in range(r["rows"])]
    # Without a day above twelve no reader can know the order.
    days[-1] = days[-1].replace(day=draw.choice([13, 21, 28]))
    if r["sorted"]:
        days.sort()
    arabic = r["encoding"] != "cp1252"
    out = []
    for n, day in enumerate(days):
        name, local, lat, lon = draw.choice(TOWNS)
        killed = draw.choice([0, 1, 2, 3, 5, 8, 12, None, 1200 if draw.random() < 0.2 else 4, 12345 if draw.random() < 0.05 else 1])
        note = draw.choice(["", "Several wounded, hospital says", "He said \"no\"", "Near the bridge; at night"])
        if r["breaks"] and draw.random() < 0.2:
            note = "First line,\nsecond line; third"
        at = datetime.datetime(day.year, day.month, day.day, draw.randrange(24), draw.choice([0, 15, 59]), tzinfo=BAGHDAD)
        out.append({
            "id": f"EV{n:05}", "day": day, "at": at, "killed": killed, "lat": round(lat + draw.uniform(-0.05, 0.05), 4),
            "lon": round(lon + draw.uniform(-0.05, 0.05), 4), "kind": draw.choice(KINDS),
            "place": local if arabic and draw.random() < 0.7 else name, "note": note,
        })
    return out


def number(value, r):
    if value is None:
        return ""
    return f"{value:,}".replace(",", GROUPS[r["group"]]) if value >= 1000 else str(value)


def degrees(value, r):
    return f"{value:.4f}".replace(".", r["decimal"])


def day_cells(e, r):
    day = e["day"]
    if r["date"] in INSTANTS:
        if r["date"] in ("seconds", "milliseconds"):
            return [str(int(e["at"].timestamp()) * (1000 if r["date"] == "milliseconds" else 1))]
        return [e["at"].astimezone(ZONES.get(r["date"], UTC)).strftime(INSTANTS[r["date"]])]
    if r["parts"]:
        return [str(day.year), str(day.month), str(day.day)]
    moment = datetime.datetime(day.year, day.month, day.day, 14, 30)
    return [moment.strftime(DATES[r["date"]])]


def instant_day(text, r):
    """The day in Baghdad of a time in another zone."""
    if r["date"] in ("seconds", "milliseconds"):
        at = datetime.datetime.fromtimestamp(int(text) / (1000 if r["date"] == "milliseconds" else 1), UTC)
    else:
        at = datetime.datetime.strptime(text, INSTANTS[r["date"]]).replace(tzinfo=ZONES.get(r["date"], UTC))
    return at.astimezone(BAGHDAD).date()


def place_cells(e, r):
    if not r["angles"]:
        return [degrees(e["lat"], r), degrees(e["lon"], r)]
    out = []
    for value in (e["lat"], e["lon"]):
        seconds = round(value * 36000)
        out += [str(seconds // 36000), str(seconds // 600 % 60), f"{seconds % 600 / 10:.1f}".replace(".", r["decimal"])]
    return out


def place_of(cells, r):
    numbers = [float(c.replace(",", ".")) for c in cells]
    if not r["angles"]:
        return tuple(numbers)
    return tuple(d + m / 60 + s / 3600 for d, m, s in (numbers[:3], numbers[3:]))


def record(e, r):
    """A record of JSON."""
    day = day_cells(e, r)[0]
    day = int(day) if day.isdigit() else day
    lat, lon, killed = e["lat"], e["lon"], e["killed"]
    if r["json"] == "typed":
        day = {"$date": {"$numberLong": str(day)} if isinstance(day, int) else day}
        killed = {"$numberInt": str(killed)} if killed is not None else None
        loc = {"type": "Point", "coordinates": [{"$numberDouble": str(lon)}, {"$numberDouble": str(lat)}]}
        return {"_id": {"$oid": e["id"]}, "date": day, "killed": killed, "loc": loc, "type": e["kind"]}
    place = {
        "flat": {"latitude": lat, "longitude": lon}, "nested": {"geo": {"lat": lat, "lon": lon}},
        "point": {"location": {"type": "Point", "coordinates": [lon, lat]}}, "pair": {"loc": [lon, lat]},
        "text": {"location": f"{lat},{lon}"},
    }[r["json"]]
    return {"id": e["id"], "date": day, "type": e["kind"], **place, "killed": killed, "place": e["place"], "notes": e["note"]}


def read_record(found, r):
    bare = lambda v: bare(next(iter(v.values()))) if isinstance(v, dict) and next(iter(v)).startswith("$") else v
    day, killed = str(bare(found["date"])), bare(found["killed"])
    if r["date"] in INSTANTS:
        day = instant_day(day, r)
    else:
        day = datetime.datetime.strptime(day, DATES[r["date"]]).date()
    loc = found.get("loc") or found.get("location") or found.get("geo") or found
    if isinstance(loc, str):
        lat, lon = map(float, loc.split(","))
    elif isinstance(loc, list) or "coordinates" in loc:
        lon, lat = (float(bare(n)) for n in (loc if isinstance(loc, list) else loc["coordinates"]))
    else:
        lat, lon = loc.get("lat", loc.get("latitude")), loc.get("lon", loc.get("longitude"))
    return day, None if killed is None else int(killed), (lat, lon)


def header(r):
    days = ["year", "month", "day"] if r["parts"] else [r["day"]]
    names = ["id", *days, "event_type", *(r["angles"] or r["place"]), r["killed"], "place", "notes"]
    return names + (["notes"] if r["twice"] else [])


def rows_of(r, rows):
    """The rows as text, with the rows that are no events."""
    names = header(r)
    out = [[title] for title in TITLES[: r["titles"]]]
    out += [names]
    if r["hxl"]:
        days = ["#date+year", "#date+month", "#date+day"] if r["parts"] else ["#date"]
        place = ["#geo"] * 6 if r["angles"] else ["#geo+lat", "#geo+lon"]
        tags = ["#event+id", *days, "#event+type", *place, "#affected+killed", "#loc", "#description"]
        out += [tags + ["#description"] * (len(names) - len(tags))]
    for n, e in enumerate(rows):
        cells = [e["id"], *day_cells(e, r), e["kind"], *place_cells(e, r),
                 number(e["killed"], r), e["place"], e["note"]]
        out += [cells + ([""] if r["twice"] else [])]
        if r["blank"] and n % 5 == 2:
            out += [[""] * len(names)]
        if r["repeated"] and n == len(rows) // 2:
            out += [names]
    if r["total"]:
        total = [""] * len(names)
        total[0] = "Total"
        total[names.index(r["killed"])] = number(sum(e["killed"] or 0 for e in rows), r)
        out += [total]
    return out


def write(path, r, rows):
    if r["json"]:
        with open(path, "w", encoding="utf-8") as file:
            json.dump([record(e, r) for e in rows], file, ensure_ascii=False, indent=None if r["sorted"] else 1)
        return
    cells = rows_of(r, rows)
    if r["spreadsheet"]:
        book = openpyxl.Workbook()
        for line in cells:
            book.active.append([c or None for c in line])
        book.save(path)
        return
    text = io.StringIO()
    quoting = csv.QUOTE_ALL if r["quotes"] == "all" else csv.QUOTE_MINIMAL
    if r["sep"]:
        text.write(f"sep={r['delimiter']}{r['end']}")
    csv.writer(text, delimiter=r["delimiter"], quoting=quoting, lineterminator=r["end"]).writerows(cells)
    with open(path, "wb") as file:
        file.write(text.getvalue().encode(r["encoding"], "replace"))


def read(path, r):
    """What Python reads, knowing how the file is written: a list of (day, people killed, position)."""
    if r["json"]:
        with open(path, encoding="utf-8") as file:
            return [read_record(found, r) for found in json.load(file)]
    if r["spreadsheet"]:
        sheet = openpyxl.load_workbook(path, read_only=True).active
        lines = [["" if c is None else str(c) for c in line] for line in sheet.iter_rows(values_only=True)]
    else:
        with open(path, encoding=r["encoding"], newline="") as file:
            if r["sep"]:
                file.readline()
            lines = list(csv.reader(file, delimiter=r["delimiter"]))
    names = header(r)
    lines = [line + [""] * (len(names) - len(line)) for line in lines]
    start = next(n for n, line in enumerate(lines) if line[: len(names)] == names)
    out = []
    for line in lines[start + 1 :]:
        if not any(c.strip() for c in line) or line[: len(names)] == names or line[0].startswith("#") or line[0] == "Total":
            continue
        if r["parts"]:
            day = datetime.date(*(int(c) for c in line[1:4]))
        elif r["date"] in INSTANTS:
            day = instant_day(line[1], r)
        else:
            day = datetime.datetime.strptime(line[1], DATES[r["date"]]).date()
        first = names.index((r["angles"] or r["place"])[0])
        place = place_of(line[first : first + (6 if r["angles"] else 2)], r)
        killed = line[names.index(r["killed"])].replace(GROUPS[r["group"]] or "\0", "")
        out.append((day, int(killed) if killed else None, place))
    return out


def expected(read):
    years, killed = collections.Counter(), collections.Counter()
    for day, dead, _ in read:
        years[str(day.year)] += 1
        killed[str(day.year)] += dead or 0
    return {
        "rows": len(read), "drawn": len(read), "first": str(min(read, key=lambda e: e[0])[0]),
        "last": str(max(read, key=lambda e: e[0])[0]), "killed": sum(killed.values()),
        "years": {year: [years[year], killed[year]] for year in sorted(years)}, "places": [place for *_, place in read],
    }


def found(program, path):
    def run(*args):
        done = subprocess.run([program, *args], capture_output=True, timeout=120)
        if done.returncode != 0:
            raise ValueError(f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()[:200]}")
        return json.loads(done.stdout)

    described, counted = run("describe", path, "--json"), run("stats", path, "--by", "year", "--json")
    out = {key: described[key] for key in ("rows", "drawn", "first", "last")}
    out["killed"] = described["killed"] or 0
    with tempfile.TemporaryDirectory() as folder:
        rows = os.path.join(folder, "rows.csv")
        done = subprocess.run([program, "export", "--events", path, "--output", rows], capture_output=True, timeout=120)
        if done.returncode != 0:
            raise ValueError(f"export, exit {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()[:200]}")
        with open(rows, encoding="utf-8-sig", newline="") as file:
            lines = sorted(csv.DictReader(file), key=lambda line: int(line["atlas_row"]))
    out["places"] = [tuple(float(line[f"atlas_{axis}"] or "nan") for axis in ("latitude", "longitude")) for line in lines]
    out["years"] = {v["value"]: [v.get("rows", v["events"]), v["killed"]] for v in counted["values"]}
    return out


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("program")
    options.add_argument("--files", type=int, default=200)
    options.add_argument("--seed", type=int, default=20261130)
    options.add_argument("--keep", help="folder in which the files are left")
    options = options.parse_args()
    program = os.path.abspath(options.program)
    folder = options.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    alike = 0
    for n in range(options.files):
        draw = random.Random(options.seed * 1000 + n)
        r = recipe(draw)
        rows = events(draw, r)
        path = os.path.join(folder, f"{n:03}." + ("json" if r["json"] else "xlsx" if r["spreadsheet"] else "csv"))
        write(path, r, rows)
        python = read(path, r)
        made = [(e["day"], e["killed"]) for e in rows]
        near = lambda a, b: len(a) == len(b) and all(abs(x - y) < 1e-4 for p, q in zip(a, b) for x, y in zip(p, q))
        if [e[:2] for e in python] != made or not near([e[2] for e in python], [(e["lat"], e["lon"]) for e in rows]):
            sys.exit(f"{path}: Python does not read what was written; the script is wrong ({r})")
        try:
            ours = found(program, path)
            alike_in = lambda k, v: near(v, ours[k]) if k == "places" else ours[k] == v
            wrong = {k: (v, ours[k]) for k, v in expected(python).items() if not alike_in(k, v)}
        except (ValueError, KeyError, subprocess.TimeoutExpired) as error:
            wrong = {"error": error}
        if wrong:
            short = "; ".join(f"{k}: Python {v[0]}, program {v[1]}" if isinstance(v, tuple) else str(v) for k, v in wrong.items())
            odd = {k: v for k, v in r.items() if v and k not in ("rows", "end", "sorted", "place", "day", "killed")}
            print(f"{path}: {short[:400]}\n    {odd}")
        else:
            alike += 1
    print(f"{alike} of {options.files} alike")
    sys.exit(alike != options.files)


main()
