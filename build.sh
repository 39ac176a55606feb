#!/usr/bin/env bash
# One door: finds the tools, installs what is pinned, and calls the steps.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
./build.sh                         set everything up and build the site into dist/
./build.sh serve [--port 8000] [--no-open]
                                   build what is missing, serve it here, open a browser
./build.sh dev [--port 8001] [--no-open]
                                   serve a page that follows every change of a source
./build.sh kit                     build what is missing, and pack it to hand out: pynn-kit.zip
./build.sh test                    set everything up and run every check
./build.sh bench [--json FILE]     measure the page beside what else could do its work
./build.sh pictures [--all [FOLDER]]
                                   take the pictures of README and docs, or every lab's in every look
./build.sh clean                   remove what was built; the download cache stays
TEXT
}

cache="${PYNN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pynn}"

fail() {
  echo "build.sh: $*" >&2
  exit 1
}

# A python that really runs and is new enough; a shim that only exists does not count.
find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3.14 python3.13 python3.12 python3 \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python; do
    if [ -n "$candidate" ] &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  fail "needs Python 3.12 or newer, and found none. Debian 13, Ubuntu 24.04 or newer:
  apt install python3 python3-venv    elsewhere: pyenv, uv python install 3.13, or python.org.
  A Python that is not on the PATH can be named: PYTHON=/path/to/python3.13 ./build.sh"
}

check_node() {
  command -v npm >/dev/null ||
    fail "needs Node.js 20 or newer with npm: apt install nodejs npm, or nodejs.org"
  node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' ||
    fail "needs Node.js 20 or newer, found $(node --version): see nodejs.org"
}

# Each lock file is installed once, from the cache where it can be, so that a second clone needs no network.
install_python() {
  local requirements=$1 stamp
  if [ ! -x .venv/bin/python ]; then
    local python
    python=$(find_python)
    echo "setting up Python ($("$python" --version))"
    "$python" -m venv .venv || fail "could not make a virtual environment: apt install python3-venv"
    pip_install web/build/pip.txt
  fi
  stamp=.venv/$(echo "$requirements" | tr / -)
  cmp -s "$requirements" "$stamp" && return
  echo "installing $requirements"
  pip_install "$requirements"
  cp "$requirements" "$stamp"
}

pip_install() {
  local pip=(.venv/bin/python -m pip --disable-pip-version-check -qq)
  local from_cache=(--no-index --find-links "$cache/wheels" --require-hashes --requirement "$1")
  mkdir -p "$cache/wheels"
  if ! "${pip[@]}" install "${from_cache[@]}" 2>/dev/null; then
    "${pip[@]}" download --retries 5 --only-binary :all: --dest "$cache/wheels" \
      --require-hashes --requirement "$1"
    "${pip[@]}" install "${from_cache[@]}"
  fi
}

install_node() {
  cmp -s web/package-lock.json web/node_modules/.installed && return
  echo "installing web/package-lock.json"
  mkdir -p "$cache"
  local npm=(npm ci --prefix web --cache "$cache/npm" --loglevel error)
  "${npm[@]}" --offline >/dev/null 2>&1 || "${npm[@]}" --prefer-offline >/dev/null
  cp web/package-lock.json web/node_modules/.installed
}

set_up() {
  check_node
  install_python web/build/requirements.txt
  install_node
}

command=${1:-site}
case $command in
  site | serve | dev | kit)
    set_up
    exec .venv/bin/python -m web.build "$command" "${@:2}"
    ;;
  test)
    set_up
    install_python tests/requirements.txt
    exec .venv/bin/python -m tests "${@:2}"
    ;;
  bench)
    set_up
    install_python tests/requirements.txt
    exec .venv/bin/python -m tests.bench "${@:2}"
    ;;
  pictures)
    set_up
    install_python tests/requirements.txt
    exec .venv/bin/python -m tests.pictures "${@:2}"
    ;;
  clean)
    rm -rf dist .build pynn-kit.zip
    ;;
  -h | --help | help)
    usage
    ;;
  *)
    usage >&2
    fail "there is no command '$command'"
    ;;
esac
