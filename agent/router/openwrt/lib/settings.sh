# shellcheck shell=sh disable=SC2034
# Settings, limits, and where everything lies. What a file of settings says comes before what stands here.

VERSION=openwrt-0.1.0

# Who this router is lies on the flash, outside of any package; what waits lies in memory, for flash wears out.
ETC=${MACH_ROUTER_ETC:-/etc/mach-router}
RAM=${MACH_ROUTER_RAM:-/tmp/mach-router}

load_settings() {
  # Seconds from one report to the next, and the most that a wait after trouble may be.
  EVERY_S=300
  HOURLY_S=3600
  # Hosts to ping beside the next hop and the collector, separated by blanks: the resolver of the provider, for one.
  PING_TARGETS=''
  PING_PACKETS=10
  # A name to look up with the router's own resolver; the collector's where none is named.
  DNS_NAME=''
  PROC=/proc
  SYS=/sys
  LEASES=/tmp/dhcp.leases
  # Bounds: bytes that wait (about two days of reports; the agent's other files in memory take up to 200 kB more), reports and bytes of one request, requests of one turn, seconds of one request, bytes of an answer.
  SPOOL_BYTES_MAX=262144
  BATCH_REPORTS_MAX=20
  BATCH_BYTES_MAX=61440
  REQUESTS_A_TURN_MAX=8
  REQUEST_S=30
  ANSWER_BLOCKS_MAX=64
  MEASURE_S=40
  INTERFACES_MAX=24
  FACTS_EVERY=288
  UNREADABLE_TRIES_MAX=3
  # Later than this, a clock has been set since the router was started: seconds since 1970 at the beginning of 2026.
  CLOCK_SET_FROM_S=1767225600
  if [ -r "$ETC/settings" ]; then
    # shellcheck source=/dev/null
    . "$ETC/settings"
  fi
  export PROC SYS INTERFACES_MAX CLOCK_SET_FROM_S VERSION
}

# Sets URL DEVICE SECRET SALT NUMBER UNIT CA; fails where this router has not joined.
load_identity() {
  URL='' DEVICE='' SECRET='' SALT='' NUMBER='' UNIT='' CA=''
  [ -r "$ETC/identity" ] || return 1
  while IFS='=' read -r key value; do
    case $key in
      url) URL=$value ;;
      device) DEVICE=$value ;;
      secret) SECRET=$value ;;
      salt) SALT=$value ;;
      number) NUMBER=$value ;;
      unit) UNIT=$value ;;
      ca) CA=$value ;;
    esac
  done <"$ETC/identity"
  [ -n "$URL" ] && [ -n "$DEVICE" ] && [ -n "$SECRET" ]
}
