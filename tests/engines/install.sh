#!/usr/bin/env bash
# Install engines into an environment of their own: install.sh VENV ENGINE...
# An engine that cannot be installed, or takes too long, is named and left out: its tests skip themselves.
set -uo pipefail
cd "$(dirname "$0")/../.."
venv=$1
shift
versions=tests/engines/versions.txt

# Engines with an adapter come by our own extras, as users get them; the others by their names.
packages() {
    case $1 in
        base) echo "pytest hypothesis -e .[corpus]" ;;
        spark | datatrove | datasets | ray) echo "-e .[$1]" ;;
        dask) echo "dask[dataframe]" ;;
        beam) echo "apache-beam" ;;
        *) echo "$1" ;;
    esac
}

limited() { # limited SECONDS COMMAND...; macOS has no `timeout`
    if command -v timeout > /dev/null; then timeout -k 10 "$@"; else shift && "$@"; fi
}

java_from_debian() {
    [ "$(id -u)" = 0 ] && command -v apt-get || return
    limited 120 apt-get update -q || return
    for package in openjdk-21-jre-headless openjdk-17-jre-headless; do
        DEBIAN_FRONTEND=noninteractive limited 240 apt-get install -y -q --no-install-recommends $package && return
    done
}

for engine in base "$@"; do
    stamp=$venv/.$engine
    if [ "$stamp" -nt pyproject.toml ] && [ "$stamp" -nt $versions ]; then
        continue
    fi
    # shellcheck disable=SC2046  # the words are arguments
    if limited 300 "$venv/bin/python" -m pip install -q --disable-pip-version-check -c $versions $(packages "$engine"); then
        touch "$stamp"
    else
        echo "engines: $engine cannot be installed here: its tests are skipped"
    fi
    if [ "$engine" = spark ] && [ -z "${JAVA_HOME:-}" ] && ! command -v java > /dev/null; then
        java_from_debian > /dev/null || echo "engines: Java cannot be installed here: the tests of Spark are skipped"
    fi
done
