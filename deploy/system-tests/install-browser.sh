#!/bin/sh
# Prints the path of a Chromium on this machine; CHROMIUM names another one. Where there is none, the script names what to
# install and fails; with MVNW_INSTALL=1, as root on Debian or a relative, it installs Debian's first.
set -eu

find_browser() {
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -n "$candidate" ] && command -v "$candidate" 2>/dev/null; then return 0; fi
  done
  return 1
}

if find_browser; then exit 0; fi
if [ "${MVNW_INSTALL:-}" = 1 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  {
    echo "Installing Debian's Chromium (MVNW_INSTALL=1)"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
  } >&2 || true
  if find_browser; then exit 0; fi
fi
echo "Install Chromium or Chrome (Debian: apt-get install chromium, which MVNW_INSTALL=1 does as root), or set CHROMIUM to its path."
exit 1
