#!/bin/sh
# Unpacks OpenSSH's server into a folder for the tests. It is not installed: nothing begins to listen
# on this machine. Where that cannot be done, the tests that need it are skipped.
#
# Usage: unpack_sshd.sh FOLDER
set -u
[ -x /usr/sbin/sshd ] && exit 0
if [ ! -x "$1/usr/sbin/sshd" ]; then
  mkdir -p "$1" && cd "$1" || exit 0
  if ! apt-get download -qq openssh-server libwrap0 >/dev/null 2>&1; then
    echo "openssh-server cannot be downloaded (apt-get update?): tests of ssh are skipped" >&2
    exit 0
  fi
  for package in ./*.deb; do dpkg -x "$package" . && rm "$package"; done
fi
# As root, it gives up its rights to a user of its own.
if [ "$(id -u)" = 0 ] && ! getent passwd sshd >/dev/null; then
  useradd --system --no-create-home --home-dir /run/sshd --shell /usr/sbin/nologin sshd || true
fi
