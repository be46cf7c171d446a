#!/bin/sh
# Makes charla.aot beside charla.jar: the classes as the JVM wants them after a start (JEP 483, 514, 515), so that the next
# start takes less time. The jar must lie where it will be run, taken apart by Spring Boot's tools:
#
#   java -Djarmode=tools -jar charla.jar extract --destination there
#
# It must run with compact object headers then, as the image does. What is started here is a server on a throw-away database,
# which ends when it would begin to listen.
set -eu

cd "${1:-$(dirname "$0")}"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

java -XX:+UseCompactObjectHeaders -XX:AOTCacheOutput=charla.aot -Dspring.context.exit=onRefresh -jar charla.jar \
  --charla.data-dir="$home" --charla.admin.password=nobody-will-ever-log-in-here --server.port=0 >"$home/log" 2>&1 ||
  { cat "$home/log" >&2; exit 1; }
[ -s charla.aot ] || { cat "$home/log" >&2; exit 1; }
