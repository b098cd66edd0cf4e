# shellcheck shell=sh
# One round of readings → a report without its number: {"uptimeMs":…,"wall":…,"readings":[…]} on standard output.

measure() {
  NOW=$RAM/now
  rm -rf "$NOW"
  mkdir -p "$NOW" || return 1
  ubus -t 5 call network.interface dump 2>/dev/null | awk -f "$LIB/flatten.awk" >"$NOW/interfaces" 2>/dev/null
  # What a round waits for is waited for at once: the longest is a train of pings.
  ping_one wan-gateway "$(next_hop)" wan-gateway &
  ping_one collector "$(collector_host)" &
  for target in $PING_TARGETS; do
    ping_one "ping-$target" "$target" &
  done
  look_up "${DNS_NAME:-$(collector_host)}" &
  wait
  if [ $(($(number_of turns) % FACTS_EVERY)) -eq 0 ]; then read_facts; fi
  count_leases >"$NOW/leases" 2>/dev/null
  df -k /overlay 2>/dev/null >"$NOW/overlay"
  # In this shell, not in a child: a child's times begin at 0.
  times >"$NOW/times"
  SELF=$$ MAC_HASH="$(own_mac_hash)" NOW="$NOW" UPTIME=$(uptime_ms) WALL=$(date +%s)000 \
    CPU_BASE_MS=$CPU_BASE_MS \
    awk -f "$LIB/json.awk" -f "$LIB/readings.awk" -f "$LIB/router.awk" -f "$LIB/report.awk"
}

# A train of pings to $2, and when it ended. Without a host there is nothing to ping, which is told.
ping_one() {
  file=$NOW/ping.$(echo "$1" | tr -c 'A-Za-z0-9.\n-' '_')
  {
    echo "id	$1"
    echo "target	${3:-$2}"
    if [ -z "$2" ]; then
      echo "failure	not-found	nobody is known to ping"
    else
      # -w ends it even where nothing comes back and nothing says why.
      ping -c "$PING_PACKETS" -W 1 -w $((PING_PACKETS + 5)) "$2" 2>&1 | awk -f "$LIB/ping.awk"
    fi
    echo "uptime	$(uptime_ms)"
  } >"$file" 2>/dev/null
}

# The next hop on the way out: the gateway, or of a point-to-point link its other end.
next_hop() {
  route=$(ip -4 route show default 2>/dev/null | head -n 1)
  case $route in
    *' via '*)
      route=${route#* via }
      echo "${route%% *}"
      ;;
    *' dev '*)
      route=${route#* dev }
      ip -4 addr show dev "${route%% *}" 2>/dev/null | sed -n 's/.* peer \([0-9.]*\).*/\1/p' | head -n 1
      ;;
  esac
}

# The host in the collector's address.
collector_host() {
  host=${URL#*://}
  host=${host%%/*}
  case $host in
    '['*) host=${host#[} && echo "${host%%]*}" ;;
    *) echo "${host%%:*}" ;;
  esac
}

# Asks the router's own resolver for a name. An address needs none.
look_up() {
  case $1 in
    '' | *:* | *[0-9]) return ;;
  esac
  before=$(uptime_ms)
  within 10 nslookup "$1" 127.0.0.1 >"$NOW/nslookup" 2>&1
  {
    echo "target	$1"
    awk -v before="$before" -v after="$(uptime_ms)" -f "$LIB/lookup.awk" "$NOW/nslookup"
    echo "uptime	$(uptime_ms)"
  } >"$NOW/dns"
}

# Model and firmware: once a day they are enough.
read_facts() {
  ubus -t 5 call system board 2>/dev/null | awk -f "$LIB/flatten.awk" >"$NOW/board" 2>/dev/null
  [ -s "$NOW/board" ] || rm -f "$NOW/board"
  uname -m >"$NOW/arch" 2>/dev/null
}

# How many addresses are given out; who has them stays here. Each line begins with when it runs out, 0 for never.
count_leases() {
  [ -r "$LEASES" ] || return
  awk -v now="$(date +%s)" -v set_from="$CLOCK_SET_FROM_S" '
    $1 ~ /^[0-9]+$/ && ($1 == 0 || now < set_from || $1 > now) { n++ }
    END { print n + 0 }' "$LEASES"
}

# PCs know their site by the address of their gateway, hashed under the province's salt. Behind this router, that is its own.
own_mac_hash() {
  lan=$(lan_device)
  [ -n "$lan" ] && [ -n "$SALT" ] && read -r mac 2>/dev/null <"$SYS/class/net/$lan/address" || return
  hmac_sha256 "$SALT" "$(echo "$mac" | tr 'A-F' 'a-f')" | cut -c 1-32
}

lan_device() {
  awk -F '\t' '
    $1 ~ /\.interface$/ { name[substr($1, 1, length($1) - 10)] = $2 }
    $1 ~ /\.l3_device$/ { device[substr($1, 1, length($1) - 10)] = $2 }
    END { for (at in name) if (name[at] == "lan" && device[at] != "") { print device[at]; exit } }' "$NOW/interfaces"
}
