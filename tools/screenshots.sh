#!/usr/bin/env bash
# Makes the README's pictures anew: tools/screenshots.sh [PROGRAM], by default the release build.
# Needs Xvfb, xdotool and ImageMagick; opens the real window on a screen of its own.
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
# The menu "View": names of governorates in both scripts, then dark.
EXTRA='for y in 136 260; do xdotool mousemove 1173 22 click 1 sleep 1 mousemove 1195 $y click 1 sleep 1 key Escape sleep 1; done; xdotool mousemove 1300 890 sleep 1' \
    picture dark "$pause"
ls -l docs/pictures
