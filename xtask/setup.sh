# Installs what the project builds and tests with. Sourced by ./run and ./test from the root of the repository.
# Safe to run again: what is there is left alone.

say() { printf '\n== %s\n' "$*"; }

need() {
  command -v "$1" >/dev/null || { echo "error: $1 is missing; install $2 first" >&2; exit 1; }
}

setup_build() {
  need cargo "Rust (rustup.rs)"
  need node "Node.js 20.19 or later"
  need npm "npm 11 or later"
  if command -v rustup >/dev/null && ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
    say "Rust for the browser (wasm32-unknown-unknown)"
    rustup target add wasm32-unknown-unknown
  fi
  # npm writes this copy last: where it is older than the lock file, or missing, something is to be done.
  if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    say "npm packages"
    npm ci --no-fund --no-audit
    touch node_modules/.package-lock.json
  fi
}

# The Python in which calendars and deadlines are recomputed, with exactly the packages of the requirements file.
setup_oracle() {
  need python3 "Python 3.11 or later"
  local wanted=tests/oracle/requirements.txt venv=${CARGO_TARGET_DIR:-target}/oracle
  cmp -s "$wanted" "$venv/installed.txt" && return
  say "Python packages of the independent check"
  python3 -c 'import tomllib' 2>/dev/null || { echo "error: Python 3.11 or later is needed" >&2; exit 1; }
  python3 -c 'import ensurepip' 2>/dev/null || { echo "error: python3 -m venv lacks pip; install python3-venv first" >&2; exit 1; }
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted"
  cp "$wanted" "$venv/installed.txt"
}

setup_browser() {
  CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
  export CHROMIUM
  [ -x "$CHROMIUM" ] || debian "Chromium" "$CHROMIUM" CHROMIUM chromium fonts-dejavu-core
}

# The snippet for nginx is tried with nginx itself.
setup_server() {
  NGINX=${NGINX:-/usr/sbin/nginx}
  export NGINX
  [ -x "$NGINX" ] || debian "nginx" "$NGINX" NGINX nginx-light
}

# What it is called, where it should be, the variable that names another, and the packages that bring it.
debian() {
  local name=$1 path=$2 variable=$3
  shift 3
  say "$name"
  if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "error: no $name at $path; install it, or name yours in the variable $variable" >&2
    exit 1
  fi
  apt-get update -qq
  # RUNLEVEL=1: what is installed must not be started.
  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
