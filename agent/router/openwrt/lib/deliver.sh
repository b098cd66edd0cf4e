# shellcheck shell=sh disable=SC2012
# Sends what waits. A report leaves the spool only when the collector's answer says that it is held, or refused.

# Sends the newest first, then what is late, so that a backlog never holds up what is new; at most so many requests a turn.
deliver_all() {
  requests_left=$REQUESTS_A_TURN_MAX
  from=newest
  while [ "$requests_left" -gt 0 ] && [ "$WAITING" -gt 0 ]; do
    may_send || return
    deliver "$from"
    case $RESULT in
      delivered) from=oldest ;;
      # Half of it is tried at once.
      halved) ;;
      *) return ;;
    esac
    requests_left=$((requests_left - 1))
  done
}

# Whether trouble allows another request yet. `until` is by uptime, for the clock may jump.
may_send() {
  [ ! -e "$RAM/revoked" ] && [ "$(uptime_s)" -ge "$(number_of until)" ]
}

deliver() {
  most=$(number_of most)
  [ "$most" -gt 0 ] && [ "$most" -lt "$BATCH_REPORTS_MAX" ] || most=$BATCH_REPORTS_MAX
  rm -f "$RAM/sent"
  # The newest are all in the last files, for each holds a dozen; the oldest may stand alone in theirs.
  if [ "$1" = newest ]; then segments=$(ls "$RAM/spool" | tail -n 3); else segments=$(ls "$RAM/spool" | head -n "$most"); fi
  if ! in_spool "$segments" | pack_body "$1" "$most" >"$RAM/body" 2>/dev/null || [ ! -s "$RAM/sent" ]; then
    RESULT=no-room
    TROUBLE='there is no room in memory for a request'
    return
  fi
  request /api/v1/reports "$RAM/body" "$RAM/answer" signed
  add_to requests 1
  add_to sent-bytes "$(wc -c <"$RAM/body")"
  judge
  [ "$RESULT" = delivered ] || add_to failed-requests 1
  if [ -n "$TROUBLE" ]; then note trouble "$TROUBLE"; else rm -f "$RAM/trouble"; fi
  rm -f "$RAM/body" "$RAM/answer" "$RAM/answer.flat"
}

in_spool() {
  for name in $1; do spool_text "$RAM/spool/$name"; done
}

pack_body() {
  BOOT=$BOOT DEVICE=$DEVICE EPOCH=$EPOCH MACHINE=$MACHINE EVERY_S=$EVERY_S UPTIME=$(uptime_ms) WALL=$(date +%s)000 \
    awk -v from="$1" -v most="$2" -v most_bytes="$BATCH_BYTES_MAX" -v sent="$RAM/sent" -f "$LIB/pack.awk"
}

# What an answer means. Bodies of refusals are not shown by every wget: over https the status is the collector's own, for the
# certificate says so; over http a portal that wants a sign-in may have said it, and is believed less.
judge() {
  case $STATUS in
    200)
      if awk -f "$LIB/flatten.awk" "$RAM/answer" >"$RAM/answer.flat" 2>/dev/null && settle; then return; fi
      RESULT=not-ours
      TROUBLE='what answered is no Mạch collector: a network that asks to sign in first answers like this'
      ;;
    400 | 413 | 422) halve ;;
    401 | 403 | 404 | 426)
      RESULT=not-welcome
      wait_for "$HOURLY_S"
      ;;
    410) revoked ;;
    429 | 5??)
      RESULT=later
      failures=$(($(number_of failures) + 1))
      [ "$failures" -lt 5 ] || failures=5
      note failures "$failures"
      # How long it asks to wait is in a header that this wget does not show: each time twice as long.
      wait_for $((EVERY_S * (1 << failures)))
      ;;
    0) RESULT=unreachable ;;
    *) RESULT=not-ours ;;
  esac
}

# No request before about $1 seconds, an hour at most; a tenth by chance, so that routers do not come back together.
wait_for() {
  wait_s=$1
  [ "$wait_s" -le "$HOURLY_S" ] || wait_s=$HOURLY_S
  note until $(($(uptime_s) + wait_s + $(random_below $((wait_s / 10 + 1)))))
}

# Too much at once, or one report that can't be read: half of it next time; a single one is given up after some tries.
halve() {
  RESULT=unreadable
  count=$(wc -l <"$RAM/sent")
  if [ "$count" -gt 1 ]; then
    note most $((count / 2)) && RESULT=halved
    return
  fi
  read -r only <"$RAM/sent"
  read -r tried 2>/dev/null <"$RAM/unreadable" || tried=''
  tries=1
  [ "${tried% *}" != "$only" ] || tries=$((${tried#* } + 1))
  if [ "$tries" -lt "$UNREADABLE_TRIES_MAX" ]; then
    note unreadable "$only $tries"
    return
  fi
  say "report $only can't be read by the collector and is given up: $TROUBLE"
  remove_from_spool "$only" && add_to refused 1
  rm -f "$RAM/unreadable"
  RESULT=halved
}

revoked() {
  RESULT=revoked
  times_told=$(($(number_of times-revoked) + 1))
  note times-revoked "$times_told"
  case $URL in https://*) times_needed=1 ;; *) times_needed=3 ;; esac
  wait_for "$HOURLY_S"
  [ "$times_told" -lt "$times_needed" ] || put "$RAM/revoked" "$DEVICE"
}

# Takes out of the spool what the answer decides. Fails where it is no answer of a collector.
settle() {
  awk -f "$LIB/fates.awk" "$RAM/answer.flat" "$RAM/sent" >"$RAM/fates" 2>/dev/null || return 1
  rm -f "$RAM/until" "$RAM/failures" "$RAM/times-revoked"
  gone=$(awk -F '\t' '$1 == "delivered" || $1 == "refused" { print $2 }' "$RAM/fates")
  again=$(awk -F '\t' '$1 == "contradicted" { print $2 }' "$RAM/fates")
  refused=$(grep -c '^refused' "$RAM/fates")
  if [ -z "$gone$again" ]; then
    RESULT=undecided
    TROUBLE='the answer decides none of the reports that were sent'
    return 0
  fi
  # Numbers that hold something else there: the reports get new ones.
  for number in $again; do
    in_spool "$(ls "$RAM/spool")" | awk -F '\t' -v seq="$number" '$1 == seq { print $3 }' >"$RAM/again"
    append "$RAM/again" || break
    gone="$gone $number"
  done
  # shellcheck disable=SC2086 # numbers, one a word
  remove_from_spool $gone
  add_to refused "$refused"
  most=$(number_of most)
  if [ "$most" -gt 0 ]; then note most $((most * 2)); fi
  # A spool with many gaps, of reports that were thinned out, makes long answers: an empty one begins anew.
  if [ "$WAITING" -eq 0 ] && [ "$(sed -n 's/^ranges	//p' "$RAM/fates")" -gt 20 ]; then
    rm -f "$RAM/epoch"
    open_spool
  fi
  RESULT=delivered
}

remove_from_spool() {
  for segment in "$RAM"/spool/*; do
    kept=$(spool_text "$segment" | awk -F '\t' -v gone="$*" '
      BEGIN { n = split(gone, seq, /[ \n]+/); for (i = 1; i <= n; i++) isGone[seq[i]] = 1 }
      $1 in isGone { removed = 1; next }
      { print }
      # What stays as it was is not written again.
      END { if (!removed) print "as it was" }')
    case $kept in *'as it was') ;; *) replace "$segment" "$kept" ;; esac
  done
  count_spool
}
