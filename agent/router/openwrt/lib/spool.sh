# shellcheck shell=sh disable=SC2012
# What waits to be acknowledged: in memory, a file for each dozen of reports, named by the first number in it, packed once full.
# A line: number, boot, report, and a point that tells a whole line from one that was cut; parted by tabs, which JSON never holds.

SEGMENT_LINES=12

# Makes the spool where there is none: with it a new epoch, so that no number comes twice. After a kill it mends what was cut.
open_spool() {
  mkdir -p "$RAM/spool" 2>/dev/null || return 1
  read -r EPOCH 2>/dev/null <"$RAM/epoch" || EPOCH=''
  if [ "${#EPOCH}" -ne 32 ] || [ ! -s "$RAM/seq" ]; then
    # Numbers without their epoch are nobody's.
    lost=$(spool_text "$RAM"/spool/* | wc -l)
    rm -f "$RAM"/spool/*
    add_to dropped "$lost"
    EPOCH=$(random_id)
    put "$RAM/epoch" "$EPOCH" && put "$RAM/seq" 0 || return 1
  fi
  rm -f "$RAM"/*.new "$RAM"/spool/*.new
  for segment in "$RAM"/spool/*; do
    [ -e "$segment" ] && mend "$segment"
  done
  count_spool
}

# Drops lines that are not whole, and counts them.
mend() {
  cut=$(spool_text "$1" | awk -v spoiled=1 -f "$LIB/lines.awk" | wc -l)
  [ "$cut" -eq 0 ] && return
  replace "$1" "$(spool_text "$1" | awk -f "$LIB/lines.awk")" && add_to dropped "$cut"
}

spool_text() {
  for file in "$@"; do
    case $file in
      *.gz) gzip -dc "$file" 2>/dev/null ;;
      *.new) ;;
      *) cat "$file" 2>/dev/null ;;
    esac
  done
}

# Puts other lines into a segment; none removes it.
replace() {
  if [ -z "$2" ]; then
    rm -f "$1"
    return
  fi
  case $1 in
    *.gz) printf '%s\n' "$2" | gzip -c >"$1.new" 2>/dev/null && mv "$1.new" "$1" ;;
    *) printf '%s\n' "$2" | keep "$1" ;;
  esac
}

# Takes the report in the file $1 under the next number. Where the memory is full it is dropped, and counted as far as that can be.
append() {
  seq=$(($(number_of seq) + 1))
  # The number is used up before it is written anywhere: a kill between makes a gap, never a second report of that number.
  if ! [ -s "$1" ] || ! put "$RAM/seq" "$seq"; then
    drop 1
    return 1
  fi
  segment=$(open_segment "$seq")
  if ! printf '%s\t%s\t%s\t.\n' "$seq" "$BOOT" "$(cat "$1")" >>"$segment" 2>/dev/null; then
    mend "$segment"
    # A line that was cut is counted by whoever mends it.
    [ "$cut" -gt 0 ] || drop 1
    return 1
  fi
  [ "$UNWRITTEN_DROPS" -eq 0 ] || drop 0
  thin_out
}

# Counted in this process too, for there may be no room to write it down.
drop() {
  UNWRITTEN_DROPS=$((UNWRITTEN_DROPS + $1))
  add_to dropped "$UNWRITTEN_DROPS" && UNWRITTEN_DROPS=0
}
UNWRITTEN_DROPS=0

# The segment that is written to. A full one is packed: a dozen reports are much alike.
open_segment() {
  last=$(ls "$RAM/spool" | tail -n 1)
  case $last in
    '' | *.gz) ;;
    *)
      if [ "$(wc -l <"$RAM/spool/$last")" -lt $SEGMENT_LINES ]; then
        echo "$RAM/spool/$last"
        return
      fi
      pack_segment "$RAM/spool/$last"
      ;;
  esac
  printf '%s/spool/%010d\n' "$RAM" "$1"
}

pack_segment() {
  command -v gzip >/dev/null || return
  if gzip -c "$1" >"$1.new" 2>/dev/null && mv "$1.new" "$1.gz"; then rm -f "$1"; else rm -f "$1.new"; fi
}

# Keeps the spool within its bytes: of the oldest dozen with more than one report every second goes, so that what is long ago is
# known coarsely and nothing is unknown; only when each has one left the oldest goes.
thin_out() {
  count_spool
  while [ "$BYTES" -gt "$SPOOL_BYTES_MAX" ]; do
    oldest='' thinned=''
    for segment in "$RAM"/spool/*; do
      [ -n "$oldest" ] || oldest=$segment
      lines=$(spool_text "$segment" | wc -l)
      if [ "$lines" -gt 1 ]; then
        thinned=$segment
        break
      fi
    done
    if [ -n "$thinned" ]; then
      replace "$thinned" "$(spool_text "$thinned" | awk 'NR % 2 == 1')" || return
      drop $((lines / 2))
    else
      rm -f "$oldest"
      drop 1
    fi
    count_spool
  done
}

# Sets WAITING and BYTES, and keeps them for the next report.
count_spool() {
  BYTES=$(cat "$RAM"/spool/* 2>/dev/null | wc -c)
  WAITING=$(spool_text "$RAM"/spool/* | wc -l)
  note bytes "$BYTES"
  note waiting "$WAITING"
}
