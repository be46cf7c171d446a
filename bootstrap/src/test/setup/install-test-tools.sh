#!/bin/sh
# Makes sure that what the end-to-end tests need beyond Maven Central is there. `./mvnw verify` calls this script; it
# does nothing, quickly, when nothing is missing. It takes programs from Debian's packages where it may (root, or sudo
# that asks for no password) and otherwise says what to install. To need one more program, add one `need` line. The npm
# packages are those of the directory that is its argument; those of the end-to-end tests, if there is none. With --servers
# it sees to the servers alone that the adapters' tests start.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
scripts=${1:-$here/../e2e}
missing=
packages=

say() {
  printf 'test tools: %s\n' "$*" >&2
}

# need "what a person would call it" "Debian packages that bring it" command that succeeds when it is there...
need() {
  name=$1
  debian=$2
  shift 2
  if "$@" >/dev/null 2>&1; then
    return
  fi
  missing="${missing:+$missing, }$name"
  packages="$packages $debian"
}

node_18_with_npm() {
  node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' && npm --version
}

# Its version is not asked for: that starts it.
chromium_here() {
  test -x "${CHARLA_CHROMIUM:-/usr/bin/chromium}"
}

# Debian keeps it where only root looks.
has_nginx() {
  PATH=$PATH:/usr/sbin nginx -v
}

# The same program as Debian's redis-server, in a package that brings no service.
redis_7() {
  [ "$(redis-cli --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')" -ge 7 ] && redis-check-rdb --version
}

needs() {
  missing=
  packages=
  need "Redis 7 or newer" "redis-tools" redis_7
  [ "$scripts" != --servers ] || return 0
  need "Node.js 18 or newer with npm" "nodejs npm" node_18_with_npm
  need "Chromium" "chromium" chromium_here
  need "nginx" "nginx" has_nginx
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

may_install() {
  command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null
}

install_packages() {
  say "missing: $missing; installing$packages"
  # An unreachable third-party source fails the update, but not always what is wanted from the others.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 update </dev/null >&2 ||
    say "apt-get update failed; trying with the package lists that are there"
  # shellcheck disable=SC2086 # one word per package
  # As if in single-user mode, so that no package starts a service of its own.
  as_root env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
    -o DPkg::Lock::Timeout=120 install $packages </dev/null >&2
}

install_programs() {
  needs
  [ -n "$missing" ] || return 0
  if may_install; then
    install_packages || say "apt-get could not install$packages"
    needs
  fi
  if [ -n "$missing" ]; then
    say "please install: $missing (on Debian or Ubuntu: apt-get install$packages), then run the build again."
    exit 1
  fi
}

# A copy of the lock file is left beside what was installed by it.
install_scripts() {
  if cmp -s "$scripts/package-lock.json" "$scripts/node_modules/.installed-by.json"; then
    return
  fi
  say "installing the npm packages of $(basename "$scripts")"
  if ! (cd "$scripts" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >&2); then
    say "npm ci failed in $scripts: is the npm registry reachable?"
    exit 1
  fi
  cp "$scripts/package-lock.json" "$scripts/node_modules/.installed-by.json"
}

install_programs
[ "$scripts" = --servers ] || install_scripts
