#!/usr/bin/env bash
# Makes the README's pictures anew: tools/screenshots.sh [PROGRAM], by default the release build.
# Needs Xvfb, xdotool and ImageMagick; opens the real window on a screen of its own.
# EVENTS=FILE.csv makes the pictures of event data as well, from a file whose columns are not
# those of a known export; the ones in docs/pictures show a million made-up events.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-target/release/iraq-risk-atlas}
screen=:${SCREEN:-93}
home=$(mktemp -d)
export DISPLAY=$screen XDG_DATA_HOME=$home XDG_CONFIG_HOME=$home XDG_RUNTIME_DIR=$home LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY WAYLAND_SOCKET
Xvfb "$screen" -screen 0 1440x900x24 >/dev/null 2>&1 &
xvfb=$!
trap 'kill $xvfb 2>/dev/null || true; rm -rf "$home"' EXIT
sleep 1
mkdir -p docs/pictures

# picture NAME PAUSE ARGUMENTS… : the window as it stands after its start and a pause.
picture() {
    local name=$1 pause=$2
    shift 2
    rm -rf "${home:?}"/*
    "$program" "$@" &
    local window=$!
    xdotool search --sync --onlyvisible --name "Iraq Risk Atlas" >/dev/null
    # Away from the map, so that no tip lies over it.
    xdotool mousemove 1300 890
    sleep "$pause"
    eval "${EXTRA:-:}"
    import -window root -strip "docs/pictures/$name.png"
    kill "$window"
    wait "$window" 2>/dev/null || true
}

pause=${PAUSE:-5}
picture diyala "$pause" --select FP-17
picture five-areas "$pause" --select FP-04
picture rawa "$pause" --select FP-03
picture mosul "$pause" --select TI-08
# Commands by their names, from the palette.
focus="xdotool search --onlyvisible --name 'Iraq Risk Atlas' windowfocus; sleep 1"
command() {
    echo "xdotool key ctrl+k sleep 1 type --delay 20 '$1'; sleep 1; xdotool key Return sleep 1"
}
EXTRA="$focus; $(command 'governorates in both'); $(command 'light text on a dark'); xdotool mousemove 1300 890 sleep 1" \
    picture dark "$pause"
# A figure as it will be on paper, and the commands.
EXTRA="$focus; xdotool key ctrl+e sleep 6" picture figure "$pause" --select FP-17
EXTRA="$focus; xdotool key ctrl+k sleep 1 type --delay 20 layers; sleep 1" picture palette "$pause"

# events NAME COMMANDS… : the window with the event file, after these commands of xdotool.
events() {
    local name=$1
    shift
    EXTRA="xdotool search --onlyvisible --name 'Iraq Risk Atlas' windowfocus; sleep 1; xdotool key Return; sleep 6; xdotool $* mousemove 1300 890; sleep 3" \
        picture "$name" "$pause" "$EVENTS"
}

# Turns of the wheel over Baquba, each a part of a zoom step.
near() {
    echo "mousemove ${AT:-761 345}"
    for _ in $(seq "$1"); do echo "click 4 sleep 0.1"; done
}

# What the columns of a made-up table are taken for, and what is read of them.
tables=$(mktemp -d)
cat >"$tables/incidents.csv" <<'ROWS'
Incident no;date of incident;reported on;latitude;longitude;governorate;kind;no. of dead;injured
1;17/3/2017;25/3/2017;36,3412;43,1310;Ninewa;Bombing;4;12
2;2/4/2017;13/4/2017;35,4689;44,3925;Kirkuk;Shooting;1;0
3;mid-April;20/4/2017;33,7512;44,6405;Diyala;Raid;2;5
4;5/5/2017;16/5/2017;33,4210;43,3012;Anbar;Bombing;several;9
5;6/5/2017;18/5/2017;;;Anbar;Shooting;0;2
6;11/6/2017;19/6/2017;36,3655;nowhere;Ninewa;Bombing;7;21
7;23/7/2017;28/7/2017;35,4411;44,3801;Kirkuk;Raid;;1
8;30/7/2017;31/7/2017;33,7003;44,5997;Diyala;Bombing;10-15;30
ROWS
picture columns "$pause" "$tables/incidents.csv"
rm -r "$tables"

# A review of a made-up article, as a user with a keyboard goes through it.
review() {
    local name=$1
    shift
    EXTRA="xdotool search --onlyvisible --name 'Iraq Risk Atlas' windowfocus; sleep 1; xdotool $* mousemove 1300 890; sleep 2" \
        picture "$name" "$pause" tests/data/made-up-article.txt
}
unset EXTRA
wrote="key a sleep 1 type --delay 20 'An engineer says that the wells round the town have been counted.'; sleep 1; xdotool"
review reading-opened sleep 1
review reading-reviewing "$wrote key Return sleep 1 key r sleep 1 key r sleep 1"
review reading-place "key j sleep 1 key p sleep 1 type --delay 20 Samar; sleep 1; xdotool"
review reading-saved "$wrote key Return sleep 1 key ctrl+s sleep 1 key ctrl+a sleep 1" \
    "type --delay 10 '$home/example-places.geojson'; sleep 1; xdotool key Return sleep 9"

if [ -n "${EVENTS:-}" ]; then
    unset EXTRA
    events events key ctrl+t sleep 3
    events events-near "$(near 5 | tr '\n' ' ')"
    events events-close "$(near 16 | tr '\n' ' ')"
    # The list of ways to draw: governorates by events per 1,000 km².
    events events-governorates mousemove 150 440 click 1 sleep 1 mousemove 150 ${BY_AREA:-569} click 1 sleep 1
fi
ls -l docs/pictures
