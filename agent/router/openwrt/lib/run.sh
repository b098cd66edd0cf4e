# shellcheck shell=sh disable=SC2034
# Turns: measure, keep, send. A loop of them, or one by hand.

# Sets what a process needs once. Fails where this router has not joined.
begin() {
  if ! load_identity; then
    say 'this router has not joined a collector yet: mach-router join URL --token-file FILE'
    return 1
  fi
  mkdir -p "$RAM" 2>/dev/null
  if ! take_lock; then
    say 'the agent runs already'
    return 1
  fi
  trap 'rm -rf "$RAM/lock"' EXIT
  trap 'exit 0' TERM INT HUP
  BOOT=$(boot_id)
  MACHINE=$(machine_hash)
  CPU_BASE_MS=$(number_of cpu-ms)
  look_at_wget
  open_spool || say 'there is no room in memory: nothing can be kept'
}

turn() {
  [ ! -e "$RAM/revoked" ] || return
  if measure >"$RAM/report" 2>/dev/null; then append "$RAM/report"; else drop 1; fi
  rm -f "$RAM/report"
  [ -n "${EPOCH:-}" ] || open_spool
  deliver_all
  note turns $(($(number_of turns) + 1))
  keep_cpu
}

# CPU time of this process and its children, for the one after it to go on from.
keep_cpu() {
  times >"$RAM/times"
  awk -v base="$CPU_BASE_MS" '
    { for (i = 1; i <= 2; i++) { m = index($i, "m"); ms += substr($i, 1, m - 1) * 60000 + substr($i, m + 1) * 1000 } }
    END { printf "%.0f\n", ms + base }' "$RAM/times" >"$RAM/cpu-ms" 2>/dev/null
}

run_once() {
  begin || exit 1
  turn
  [ ! -e "$RAM/trouble" ] || exit 1
}

# All routers of a province start together after a power cut: the first report comes within a minute, each later one within a
# twentieth of its time.
run_until_stopped() {
  begin || exit 1
  spread=$EVERY_S
  [ "$spread" -lt 60 ] || spread=60
  pause "$(random_below $((spread + 1)))"
  while :; do
    before=$(uptime_s)
    turn
    if [ -e "$RAM/revoked" ]; then
      say 'the collector has revoked this router: nothing is measured any more'
      pause "$HOURLY_S"
      continue
    fi
    left=$((EVERY_S - EVERY_S / 20 + $(random_below $((EVERY_S / 10 + 1))) - $(uptime_s) + before))
    pause $((left > 1 ? left : 1))
  done
}

# Sleeps so that a signal ends it at once.
pause() {
  sleep "$1" &
  wait $!
}

# One process a spool. A lock whose process is gone is nobody's.
take_lock() {
  if mkdir "$RAM/lock" 2>/dev/null; then
    echo $$ >"$RAM/lock/pid"
    return
  fi
  read -r owner 2>/dev/null <"$RAM/lock/pid" || owner=''
  if [ -n "$owner" ] && kill -0 "$owner" 2>/dev/null; then return 1; fi
  rm -rf "$RAM/lock"
  mkdir "$RAM/lock" 2>/dev/null && echo $$ >"$RAM/lock/pid"
}

show_status() {
  if ! load_identity; then
    echo 'not joined'
    exit 1
  fi
  echo "device $DEVICE, number $NUMBER, of unit $UNIT, reports to $URL"
  echo "waiting $(number_of waiting) reports, $(number_of bytes) bytes; dropped $(number_of dropped), refused $(number_of refused)"
  [ ! -e "$RAM/revoked" ] || echo 'revoked by the collector'
  [ ! -r "$RAM/trouble" ] || echo "last trouble: $(cat "$RAM/trouble")"
}

forget_all() {
  rm -f "$ETC/identity" "$ETC/joining"
  rm -rf "$RAM"
}
