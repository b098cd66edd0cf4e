# shellcheck shell=sh
# Asks a collector to take this router in. Asking again with the same identity gives the same device.

join_collector() {
  url='' token='' site='' label='' ca='' plain=''
  while [ $# -gt 0 ]; do
    case $1 in
      --token-file) token=$(if [ "${2:-}" = - ]; then head -c 400; else head -c 400 "${2:-}"; fi) || exit 2 ;;
      --site) site=${2:-} ;;
      --label) label=${2:-} ;;
      --ca) ca=${2:-} ;;
      --plain-http)
        plain=yes
        shift
        continue
        ;;
      -*)
        usage >&2
        exit 2
        ;;
      *)
        url=$1
        shift
        continue
        ;;
    esac
    shift 2 2>/dev/null || {
      usage >&2
      exit 2
    }
  done
  token=$(echo "$token" | tr -d ' \r\n')
  # The pin of the collector's key, behind a point, is nothing that uclient-fetch can compare: --ca does that work here.
  token=${token%%.*}
  url=${url%/}
  case $url in
    http://?* | https://?*) ;;
    *) stop_join 2 "\"$url\" is no address such as https://mach.example.vn" ;;
  esac
  case $url in *[[:space:]\"\'@\\]*) stop_join 2 'the address holds a sign that no address of a collector has' ;; esac
  if [ -z "$plain" ] && is_open_to_listeners "$url"; then
    stop_join 1 "$url is plain HTTP: everybody on the way could read this router's secret and what it sends. Use the https address of the collector. Where nothing else is there, as in a laboratory, --plain-http asks for it by name."
  fi
  case $token in mach_join_*) ;; *) stop_join 2 'this is no join token: one is mach_join_ and 43 characters behind it' ;; esac
  [ -z "$ca" ] || [ -r "$ca" ] || stop_join 1 "the file $ca can't be read"
  mkdir -p "$ETC" "$RAM" || stop_join 1 "$ETC can't be written to"
  propose_identity "$url"
  if [ -n "$ca" ]; then
    [ "$ca" = "$ETC/ca.pem" ] || cp "$ca" "$ETC/ca.pem" || stop_join 1 "$ETC can't be written to"
    CA=$ETC/ca.pem
  fi
  URL=$url
  ask_to_join "$token" "$site" "$label"
}

# Plain HTTP beyond this very router: the token and the secret go in clear.
is_open_to_listeners() {
  case $1 in http://*) ;; *) return 1 ;; esac
  ! echo "$1" | grep -qE '^http://(localhost|127(\.[0-9]{1,3}){3}|\[::1\])(:[0-9]+)?(/.*)?$'
}

# Written down before asking, so that an answer that is lost can be asked for again, by the same device.
propose_identity() {
  if load_identity && [ "$URL" = "$1" ]; then return; fi
  if [ -r "$ETC/joining" ]; then
    read -r DEVICE SECRET <"$ETC/joining"
  else
    DEVICE=$(random_id) SECRET=$(random_secret)
    put "$ETC/joining" "$DEVICE $SECRET" || stop_join 1 "$ETC can't be written to"
  fi
  CA=''
}

ask_to_join() {
  look_at_wget
  TOKEN=$1 SITE=$2 LABEL=$3 DEVICE=$DEVICE SECRET=$SECRET MACHINE=$(machine_hash) \
    awk -f "$LIB/json.awk" -f "$LIB/enrolment.awk" >"$RAM/body"
  request /api/v1/enrol "$RAM/body" "$RAM/answer"
  rm -f "$RAM/body"
  if [ "$STATUS" -ne 200 ]; then stop_join 1 "the collector at $URL did not take this router in: status $STATUS, ${TROUBLE:-nobody answered}"; fi
  if ! awk -f "$LIB/flatten.awk" "$RAM/answer" >"$RAM/answer.flat" 2>/dev/null || ! has_identity; then
    stop_join 1 "what answered at $URL is no Mạch collector; a network that asks to sign in first answers like this"
  fi
  {
    echo "url=$URL"
    echo "device=$(told device)"
    echo "secret=$(told secret)"
    echo "salt=$(told salt)"
    echo "number=$(told deviceNumber)"
    echo "unit=$(told unitCode) $(told unitName)"
    echo "ca=$CA"
  } | keep "$ETC/identity" || stop_join 1 "$ETC can't be written to"
  rm -f "$ETC/joining" "$RAM/answer" "$RAM/answer.flat" "$RAM/revoked" "$RAM/until"
  load_identity
  echo "joined: device number $NUMBER, of $UNIT"
}

told() {
  sed -n "s/^\\.$1	//p" "$RAM/answer.flat" | head -n 1
}

has_identity() {
  [ "$(told device | tr -d '0-9a-f' | wc -c)" -eq 1 ] && [ -n "$(told secret)" ] && [ -n "$(told salt)" ] && [ -n "$(told deviceNumber)" ]
}

# A hash that tells a copied image from the router it was taken from: of the addresses that its cards were made with.
machine_hash() {
  for card in "$SYS"/class/net/*; do
    [ -e "$card/device" ] || continue
    read -r type 2>/dev/null <"$card/addr_assign_type" || type=0
    [ "$type" != 0 ] || cat "$card/address" 2>/dev/null
  done | sort | sha256sum | cut -c 1-64
}

stop_join() {
  say "$2"
  exit "$1"
}
