# SPDX-FileCopyrightText: The Circled Take contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Installs what packaging/debian/dependencies lists and the system lacks. Sourced by the scripts beside it.

# names_for KIND…: the packages of those kinds.
names_for() {
    for kind in "$@"; do
        awk -v kind="$kind" '$1 !~ /^#/ && $2 == kind { print $1 }' packaging/debian/dependencies
    done
}

# is_provided NAME: whether another installed package stands for it (NodeSource's nodejs brings npm, and forbids Debian's).
is_provided() {
    dpkg-query -W -f '${db:Status-Status}, ${Provides},\n' | sed 's/ ([^)]*)//g' | grep -q "^installed,.* $1,"
}

# missing_for KIND…: those that are not installed.
missing_for() {
    for name in $(names_for "$@"); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || is_provided "$name" ||
            printf '%s\n' "$name"
    done
}

# ensure_packages KIND…: installs them, or says which are needed and ends the script.
ensure_packages() {
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        if [ -n "${STUDIO_HAVE_PACKAGES:-}" ]; then
            return 0
        fi
        {
            echo "This system has no apt, so nothing was installed. These Debian packages, or what they are called here, are needed:"
            names_for "$@" | sed 's/^/  /'
            echo "Once they are there, run the script again with STUDIO_HAVE_PACKAGES=1."
        } >&2
        exit 1
    fi
    missing=$(missing_for "$@")
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null 2>&1; then
            as_root=sudo
        else
            {
                echo "These packages are missing, and installing them needs root. As root, run:"
                echo "  apt-get update && apt-get install --no-install-recommends" $missing
            } >&2
            exit 1
        fi
    fi
    echo "Installing" $missing >&2
    $as_root apt-get update -q >&2
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >&2
}

# build_preset NAME [TARGET…]: configures when that was not done yet, then builds what changed; without targets everything.
build_preset() {
    preset=$1
    shift
    if [ ! -f "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" >&2
    fi
    if [ $# -gt 0 ]; then
        cmake --build --preset "$preset" --target "$@" >&2
    else
        cmake --build --preset "$preset" >&2
    fi
}
