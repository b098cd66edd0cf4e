#!/bin/sh
# Puts the agent onto an OpenWrt router: sh install.sh, in the folder that was copied there. Another root may be named, for images.
set -eu
from=$(cd "$(dirname "$0")" && pwd)
root=${1:-}

mkdir -p "$root/usr/bin" "$root/usr/lib/mach-router" "$root/etc/init.d" "$root/etc/mach-router" "$root/lib/upgrade/keep.d"
chmod 700 "$root/etc/mach-router"
cp "$from/mach-router" "$root/usr/bin/mach-router"
cp "$from"/lib/* "$root/usr/lib/mach-router/"
cp "$from/mach-router.init" "$root/etc/init.d/mach-router"
chmod 755 "$root/usr/bin/mach-router" "$root/etc/init.d/mach-router"
# What sysupgrade carries over to the next firmware: who this router is, and the agent itself.
cat >"$root/lib/upgrade/keep.d/mach-router" <<'TEXT'
/etc/mach-router/
/usr/bin/mach-router
/usr/lib/mach-router/
/etc/init.d/mach-router
/etc/rc.d/S95mach-router
/lib/upgrade/keep.d/mach-router
TEXT
if [ -z "$root" ] && [ -x /etc/init.d/mach-router ]; then
  /etc/init.d/mach-router enable
  echo 'installed; join with: mach-router join URL --token-file FILE, then /etc/init.d/mach-router start'
fi
