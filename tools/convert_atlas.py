#!/usr/bin/env python3
"""Makes the built-in base map and the gazetteer from the source atlas.

    python3 -m pip install shapely
    python3 tools/convert_atlas.py

Reads `../shared/atlas` (relative to the package root) and writes
`assets/governorates.geojson`, `assets/base/*.geojson` and `assets/gazetteer.json`.
A second run gives the same bytes. Articles, layers and aliases are written by hand
and are not touched.
"""
import json
import math
import re
from pathlib import Path

import shapely
from shapely.geometry import box, mapping, shape
from shapely.ops import unary_union

from place_names import (ARABIC, DISPLAY, EVIDENCE, GOVERNORATE_FORMER, HUSAYBAH, NEIGHBOURS, SAME_TOWN,
                         SEAS, WATER)

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT.parent / "shared" / "atlas"
OUT = ROOT / "assets"

FRAME = box(34, 25, 54, 42)  # the source clips the neighbours to this
VIEW = box(36.5, 27.5, 51, 39)  # labels of neighbours stay in here
SMALLEST_SEA_KM2 = 50
PCODES = {
    "IQ-AN": "IQG01", "IQ-BA": "IQG02", "IQ-MU": "IQG03", "IQ-NA": "IQG04", "IQ-QA": "IQG05",
    "IQ-SU": "IQG06", "IQ-BB": "IQG07", "IQ-BG": "IQG08", "IQ-DA": "IQG09", "IQ-DI": "IQG10",
    "IQ-AR": "IQG11", "IQ-KA": "IQG12", "IQ-KI": "IQG13", "IQ-MA": "IQG14", "IQ-NI": "IQG15",
    "IQ-SD": "IQG16", "IQ-DQ": "IQG17", "IQ-WA": "IQG18",
}
APPROX = {
    "IQ-BG": "Natural Earth draws only the old city; widened here to the ground nearest to GeoNames "
             "places of this governorate. Good to a few kilometres, not a legal boundary.",
    "halabja": "A governorate since April 2025 whose limits are not settled; drawn by hand, "
               "about 983 km². It has no ISO code yet.",
}


def read(name):
    return json.loads((SOURCE / name).read_text(encoding="utf-8"))


def rounded(value):
    if isinstance(value, (list, tuple)):
        return [rounded(v) for v in value]
    return round(value, 5)


def feature(id_, properties, geometry):
    head = {"type": "Feature"} | ({} if id_ is None else {"id": id_})
    return head | {"properties": properties, "geometry": geometry}


def one_line(value):
    return json.dumps(value, ensure_ascii=False)


def write_features(path, features, **members):
    """Properties readable, one per line; the geometry on a single line."""
    lines = ["{", '  "type": "FeatureCollection",']
    lines += [f"  {one_line(key)}: {one_line(value)}," for key, value in members.items()]
    lines.append('  "features": [')
    for index, f in enumerate(features):
        lines.append("    {")
        lines += [f"      {one_line(k)}: {one_line(f[k])}," for k in ("type", "id") if k in f]
        lines.append('      "properties": {')
        lines.append(",\n".join(f"        {one_line(k)}: {one_line(v)}" for k, v in f["properties"].items()))
        lines.append("      },")
        geometry = json.dumps(
            {"type": f["geometry"]["type"], "coordinates": rounded(f["geometry"]["coordinates"])},
            separators=(",", ":"))
        lines.append(f'      "geometry": {geometry}')
        lines.append("    }" + ("," if index + 1 < len(features) else ""))
    lines += ["  ]", "}", ""]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    print(path.relative_to(ROOT), len(features), path.stat().st_size)


def inner_point(geometry):
    """Middle of the largest circle that fits: a calm place for a label."""
    line = shapely.maximum_inscribed_circle(geometry, tolerance=0.01)
    x, y = line.coords[0]
    return round(x, 4), round(y, 4)


def area_km2(geometry):
    """Good to about a per cent, which is enough to tell a sea from a sliver."""
    latitude = math.radians(geometry.centroid.y)
    return geometry.area * 111.32 * 110.9 * math.cos(latitude)


# ---------------------------------------------------------------- governorates

def governorates():
    out = []
    for f in read("iraq-adm1-19-approx.geojson")["features"]:
        p = f["properties"]
        code = "halabja" if p["display"] == "Halabja" else p["code"]
        short_ar = re.sub(r"^محافظة ", "", p["name_ar"])
        former = GOVERNORATE_FORMER.get(code, [])
        alt = [a for a in p.get("alt", []) if a not in former and a not in ("City of Peace", p["display"])]
        lon, lat = (p["label_lon"], p["label_lat"]) if "label_lon" in p else inner_point(shape(f["geometry"]))
        properties = {
            "display": p["display"],
            "name_ar": "محافظة " + short_ar,
            "short_ar": short_ar,
            "name_ckb": p["name_ckb"],
            "alt": alt,
            "former": former,
            "capital": p["capital"],
            "official_km2": p.get("official_km2"),
            "label_lon": lon,
            "label_lat": lat,
            "geonames": p.get("geonames"),
            "wikidata": p.get("wikidata"),
            "pcode": PCODES.get(code),
            "approx": bool(p.get("approx")),
        }
        if code in APPROX:
            properties["approx_note"] = APPROX[code]
        out.append(feature(code, properties, f["geometry"]))
    out.sort(key=lambda f: f["id"])
    write_features(OUT / "governorates.geojson", out)


# -------------------------------------------------------------------- base map

def base_map():
    iraq = read("iraq-adm0.geojson")["features"][0]
    write_features(OUT / "base" / "iraq.geojson", [feature(
        "IQ", {"name": "Iraq", "name_ar": "العراق", "country_a2": "IQ", "country_a3": "IRQ"}, iraq["geometry"])])

    land, out = [shape(iraq["geometry"])], []
    for f in read("neighbours.geojson")["features"]:
        a2 = f["properties"]["country_a2"]
        name, name_ar, labelled = NEIGHBOURS[a2]
        geometry = shape(f["geometry"])
        land.append(geometry)
        lon, lat = inner_point(geometry.intersection(VIEW)) if labelled else (None, None)
        out.append(feature(a2, {
            "name": name, "name_ar": name_ar, "country_a2": a2,
            "country_a3": f["properties"]["country_a3"], "label_lon": lon, "label_lat": lat,
        }, f["geometry"]))
    write_features(OUT / "base" / "neighbours.geojson", out)
    sea(land)


def sea(land):
    """What is left of the frame once all land is taken out. Overlay keeps the coasts' own vertices."""
    rest = FRAME.difference(unary_union(land))
    out = []
    for piece in getattr(rest, "geoms", [rest]):
        if area_km2(piece) < SMALLEST_SEA_KM2:
            continue
        point = piece.representative_point()
        name, name_ar = next((s[4], s[5]) for s in SEAS if box(*s[:4]).contains(point))
        out.append((name, -piece.area, feature(None, {"name": name, "name_ar": name_ar}, mapping(piece))))
    out.sort(key=lambda t: t[:2])
    write_features(OUT / "base" / "sea.geojson", [f for _, _, f in out])


def water():
    out = []
    for f in read("rivers.geojson")["features"]:
        p = f["properties"]
        name, name_ar = WATER.get(p["name"], (p["name"] or None, None))
        kind = "lake-centreline" if p["class"] == "Lake Centerline" else "river"
        out.append(feature(None, {
            "name": name, "name_ar": name_ar, "scalerank": int(p["scalerank"]), "class": kind}, f["geometry"]))
    out.sort(key=lambda f: (f["properties"]["scalerank"], f["properties"]["name"] or "~"))
    write_features(OUT / "base" / "rivers.geojson", out)

    out = []
    for f in read("lakes.geojson")["features"]:
        name, name_ar = WATER[f["properties"]["name"]]
        area = area_km2(shape(f["geometry"]))
        # The source carries no rank for lakes; by area, on the rivers' scale.
        rank = 3 if area > 2000 else 4 if area > 1000 else 6
        kind = "marsh" if "Marsh" in name else "lake"
        out.append(feature(None, {"name": name, "name_ar": name_ar, "scalerank": rank, "class": kind}, f["geometry"]))
    out.sort(key=lambda f: (f["properties"]["scalerank"], f["properties"]["name"]))
    write_features(OUT / "base" / "lakes.geojson", out)


# ------------------------------------------------------------------- gazetteer

PLAIN_ARABIC = re.compile(r"^[\u0621-\u063a\u0641-\u064a\s]+$")
ADMINISTRATIVE = re.compile(r"^(ناحية|قضاء|مركز) ")


def arabic_name(p):
    """GeoNames' own Arabic name, else the first form in plain Arabic letters."""
    if p.get("id") in ARABIC:
        return ARABIC[p["id"]]
    candidates = [p["names"].get("ar")] + p["arabic_script"]
    plain = [c for c in candidates if c and PLAIN_ARABIC.match(c) and not ADMINISTRATIVE.match(c)]
    return plain[0] if plain else None


def clean(p):
    """Drops airport codes and machine transliterations: they match ordinary words."""
    code = lambda p: "halabja" if p["gov"] == "IQ-HA" else p["gov"]
    latin = [a for a in p["latin"] if re.search(r"[A-ZÀ-ÖØ-ÞĀ-ſḀ-ỿ]", a) and not re.fullmatch(r"[A-Z]{3}", a)]
    arabic = [a for a in p["arabic_script"] if not re.search(r"[A-Za-zĀ-ſʻʼʿʾ]", a)]
    names = {k: v for k, v in p.get("names", {}).items() if k != "ar" and not v.endswith(" District")}
    ar = arabic_name({"names": {}, **p})
    ascii_ = p.get("ascii", p["name"])
    display = DISPLAY.get(p.get("id")) or (p["name"] if p.get("id") is None else ascii_)
    return {
        "id": p.get("id"), "name": p["name"], "display": display, "ascii": ascii_,
        "lat": p["lat"], "lon": p["lon"], "pop": p.get("pop") or None, "gov": code(p),
        "fcode": p.get("fcode"), "min_zoom": None,
        "names": ({"ar": ar} if ar else {}) | names,
        "latin": latin, "arabic_script": arabic, "other": p.get("other", []),
    }


def min_zoom(place, rank, capitals):
    """From which zoom on a label is shown: towns that the articles name and capitals early."""
    id_, pop = place["id"], place["pop"] or 0
    if place["display"] in ("Baghdad", "Mosul", "Basra"):
        return 4.5 if place["display"] == "Baghdad" else 5.0
    if place["display"] in capitals.get(place["gov"], ()):
        return 5.5 if rank is not None and rank <= 6 else 6.0
    if place["fcode"] in ("PPLX", "PPLW") or place["display"] == "Sadr City":
        return 9.5  # quarters and ruins, whatever their population is said to be
    by_size = 6.5 if pop >= 150_000 else 7.5 if pop >= 60_000 else 8.5 if pop >= 15_000 else 9.5
    if id_ is None or place["fcode"] == "PPLA2":
        by_size = min(by_size, 8.5)  # GeoNames gives no population for many district towns
    if rank is not None:
        by_size = min(by_size, 6.5 if rank <= 7 else 7.5)
    return min(by_size, 5.5) if id_ in EVIDENCE else by_size


def natural_earth_ranks(places):
    """Natural Earth's rank by GeoNames number, or by place where it has no number."""
    ranks = {}
    for f in read("ne-populated-places.geojson")["features"]:
        if f["properties"]["adm0_a3"] != "IRQ":
            continue
        lon, lat = f["geometry"]["coordinates"]
        near = min(places, key=lambda p: (p["lon"] - lon) ** 2 + (p["lat"] - lat) ** 2 - (p["fcode"] or "").startswith("PPLA") * 0.003)
        ranks[near["id"]] = f["properties"]["scalerank"]
    return ranks


def split_al_qaim(raw):
    """GeoNames' record of al-Qaim stands at Husaybah, on the border; the town is 10 km east of it."""
    qaim = next(p for p in raw if p["id"] == 92138)
    names = {key: [n for n in qaim[key] if HUSAYBAH.search(n)] for key in ("latin", "arabic_script")}
    raw.append({
        "id": None, "name": "Husaybah", "ascii": "Husaybah", "lat": qaim["lat"], "lon": qaim["lon"],
        "gov": "IQ-AN", "names": {}, **names})
    for key, own in names.items():
        qaim[key] = [n for n in qaim[key] if n not in own]
    qaim["lat"], qaim["lon"] = 34.369, 41.094


def merge_records(raw):
    """GeoNames has some towns twice; the kept record takes over the other's names and population."""
    by_id = {p["id"]: p for p in raw}
    for second, kept in SAME_TOWN.items():
        second, kept = by_id[second], by_id[kept]
        raw.remove(second)
        kept["pop"] = kept["pop"] or second["pop"]
        for key in ("latin", "arabic_script", "other"):
            kept[key] = sorted(set(kept[key]) | set(second[key]))


def gazetteer():
    source = read("places.json")
    raw = source["places"]
    merge_records(raw)
    raw += read("places-extra.json")
    split_al_qaim(raw)
    places = [clean(p) for p in raw]
    ranks = natural_earth_ranks([p for p in places if p["id"] is not None])
    capitals = {}
    for f in read("iraq-adm1-19-approx.geojson")["features"]:
        p = f["properties"]
        capitals.setdefault("halabja" if p["display"] == "Halabja" else p["code"], set()).add(p["capital"])
    for place in places:
        place["min_zoom"] = min_zoom(place, ranks.get(place["id"]), capitals)
    places.sort(key=lambda p: (p["min_zoom"], -(p["pop"] or 0), p["display"], p["id"] or 0))
    note = (source["source"] + "; places without an id are our own table, positions rounded; "
            "al-Qaim moved from Husaybah to the town")
    write_gazetteer(note, places)


def write_gazetteer(note, places):
    rows = [("id", "name", "display", "ascii"), ("lat", "lon", "pop", "gov", "fcode", "min_zoom"),
            ("names",), ("latin",), ("arabic_script",), ("other",)]
    lines = ["{", f'  "source": {one_line(note)},', '  "places": [']
    for index, p in enumerate(places):
        lines.append("    {")
        lines.append(",\n".join(
            "      " + ", ".join(f"{one_line(k)}: {one_line(p[k])}" for k in row) for row in rows))
        lines.append("    }" + ("," if index + 1 < len(places) else ""))
    lines += ["  ]", "}", ""]
    path = OUT / "gazetteer.json"
    path.write_text("\n".join(lines), encoding="utf-8")
    print(path.relative_to(ROOT), len(places), path.stat().st_size,
          {k: sum(len(p[k]) for p in places) for k in ("latin", "arabic_script", "other")},
          {"ar": sum("ar" in p["names"] for p in places)})


if __name__ == "__main__":
    governorates()
    base_map()
    water()
    gazetteer()
