#!/bin/bash
# Succeeds when the server on this host can do its work. Needs nothing but bash: the image has no curl.
exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-3000}" || exit 1
printf 'GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
IFS= read -r -t 5 status <&3 || exit 1
case $status in
  *' 200 '*) exit 0 ;;
  *) exit 1 ;;
esac
