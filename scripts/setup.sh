# Read by ./run and ./test: the browser's target for Rust, the npm packages, and Chromium. What is there already is left alone.

if ! rustup target list --installed | grep -q '^wasm32-unknown-unknown$'; then
    echo "adding the target wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown
fi

# npm marks what it has installed; a changed lock file makes the mark older.
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    echo "installing the npm packages"
    npm ci --no-audit --no-fund
fi

# The tests drive Debian's Chromium.
chromium() {
    if [ ! -x /usr/bin/chromium ]; then
        echo "installing Chromium"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -qq -y --no-install-recommends chromium
    fi
}
