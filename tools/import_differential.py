#!/usr/bin/env python3
"""Compares how this program imports tables with an independent reader.

usage: import_differential.py PROGRAM [--files N] [--seed S] [--keep FOLDER]

Makes N tables of events (default 200) that differ in delimiter, encoding, order of day and month, forms of dates and
numbers, header, line ends, quoting and rows that are no events. Each is read by PROGRAM (`describe --json` and
`stats --by year --json`) and by Python: the csv module (openpyxl for spreadsheets, if it is installed) takes the file
apart, `datetime.strptime` and `int` read its cells. Python is told how the file is written, PROGRAM has to find out.
Compared are the rows, the rows that can be drawn, the first and last day, the people killed, and rows and people
killed for each year. Prints what differs and "N of M alike"; exit 1 if anything differs.
"""
import argparse, collections, csv, datetime, io, json, os, random, subprocess, sys, tempfile

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
        out.append({
            "id": f"EV{n:05}", "day": day, "killed": killed, "lat": round(lat + draw.uniform(-0.05, 0.05), 4),
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


def day_cells(day, r):
    if r["parts"]:
        return [str(day.year), str(day.month), str(day.day)]
    moment = datetime.datetime(day.year, day.month, day.day, 14, 30)
    return [moment.strftime(DATES[r["date"]])]


def header(r):
    days = ["year", "month", "day"] if r["parts"] else [r["day"]]
    names = ["id", *days, "event_type", *r["place"], r["killed"], "place", "notes"]
    return names + (["notes"] if r["twice"] else [])


def rows_of(r, rows):
    """The rows as text, with the rows that are no events."""
    names = header(r)
    out = [[title] for title in TITLES[: r["titles"]]]
    out += [names]
    if r["hxl"]:
        days = ["#date+year", "#date+month", "#date+day"] if r["parts"] else ["#date"]
        tags = ["#event+id", *days, "#event+type", "#geo+lat", "#geo+lon", "#affected+killed", "#loc", "#description"]
        out += [tags + ["#description"] * (len(names) - len(tags))]
    for n, e in enumerate(rows):
        cells = [e["id"], *day_cells(e["day"], r), e["kind"], degrees(e["lat"], r), degrees(e["lon"], r),
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
    """What Python reads, knowing how the file is written: a list of (day, people killed)."""
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
        else:
            day = datetime.datetime.strptime(line[1], DATES[r["date"]]).date()
        killed = line[names.index(r["killed"])].replace(GROUPS[r["group"]] or "\0", "")
        out.append((day, int(killed) if killed else None))
    return out


def expected(read):
    years, killed = collections.Counter(), collections.Counter()
    for day, dead in read:
        years[str(day.year)] += 1
        killed[str(day.year)] += dead or 0
    return {
        "rows": len(read), "drawn": len(read), "first": str(min(read, key=lambda e: e[0])[0]),
        "last": str(max(read, key=lambda e: e[0])[0]), "killed": sum(killed.values()),
        "years": {year: [years[year], killed[year]] for year in sorted(years)},
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
        path = os.path.join(folder, f"{n:03}.xlsx" if r["spreadsheet"] else f"{n:03}.csv")
        write(path, r, rows)
        python = read(path, r)
        made = [(e["day"], e["killed"]) for e in rows]
        if python != made:
            sys.exit(f"{path}: Python does not read what was written; the script is wrong ({r})")
        try:
            ours = found(program, path)
            wrong = {k: (v, ours[k]) for k, v in expected(python).items() if ours[k] != v}
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
