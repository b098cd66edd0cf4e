# shellcheck shell=sh disable=SC2034
# One request, by whatever goes by the name of wget here: uclient-fetch on OpenWrt, busybox or GNU elsewhere.

# What this wget can. An older uclient-fetch sends no header that one asks for, and never signs in with a POST: it waits to be
# asked with 401, and then repeats only a GET. But its -U is printed into the request as it stands, so that further headers go
# behind it. Newer ones have --header.
look_at_wget() {
  WGET_HELP=$(wget --help 2>&1)
  HAS_HEADER='' HAS_POST_FILE='' HAS_CA='' HAS_TIMEOUT=''
  case $WGET_HELP in *--header*) HAS_HEADER=yes ;; esac
  case $WGET_HELP in *--post-file*) HAS_POST_FILE=yes ;; esac
  case $WGET_HELP in *--ca-certificate*) HAS_CA=yes ;; esac
  # Only uclient-fetch writes it like this; busybox's -T ends in a crash in some builds.
  case $WGET_HELP in *'--timeout=N|-T N'* | *'--timeout=N | -T N'*) HAS_TIMEOUT=yes ;; esac
}

# request PATH BODY ANSWER [signed]: posts the file BODY, and leaves what came in the file ANSWER. Sets STATUS, 0 where nobody
# answered, and TROUBLE. Neither uclient-fetch nor busybox shows the headers or the body of a refusal.
request() {
  STATUS=0 TROUBLE=''
  path=$1 body=$2 answer=$3 signed=${4:-}
  rm -f "$answer"
  set -- -O "$answer"
  case $URL in
    https://*)
      if [ -z "$HAS_CA" ]; then
        TROUBLE='this wget does not look at certificates: install uclient-fetch with libustream'
        return
      fi
      [ -z "$CA" ] || set -- "$@" "--ca-certificate=$CA"
      ;;
  esac
  [ -z "$HAS_TIMEOUT" ] || set -- "$@" -T "$REQUEST_S"
  if [ -n "$HAS_HEADER" ]; then
    set -- "$@" --header 'Content-Type: application/json'
    [ -z "$signed" ] || set -- "$@" --header "Authorization: Bearer $DEVICE:$SECRET"
  else
    agent=$(printf 'mach-router\r\nContent-Type: application/json')
    [ -z "$signed" ] || agent=$(printf '%s\r\nAuthorization: Bearer %s:%s' "$agent" "$DEVICE" "$SECRET")
    set -- "$@" -U "$agent"
  fi
  if [ -n "$HAS_POST_FILE" ]; then set -- "$@" "--post-file=$body"; else set -- "$@" "--post-data=$(cat "$body")"; fi
  # A captive portal's page must not fill the memory; a longer answer ends the request.
  (
    ulimit -f "$ANSWER_BLOCKS_MAX"
    within "$REQUEST_S" wget "$@" "$URL$path"
  ) >"$RAM/wget.log" 2>&1
  code=$?
  STATUS=$(status_of "$code")
  if [ "$STATUS" -ne 200 ]; then TROUBLE=$(tail -n 1 "$RAM/wget.log" | tr -d '\r' | cut -c 1-200); fi
}

# The status, out of what each of the three says of it. Without a failure it is 200: none of them shows another.
status_of() {
  if [ "$1" -eq 0 ]; then
    echo 200
    return
  fi
  found=$(sed -n '
    s/.*HTTP error \([1-5][0-9][0-9]\).*/\1/p
    s/.*server returned error: HTTP\/[0-9.]* \([1-5][0-9][0-9]\).*/\1/p
    s/.*ERROR \([1-5][0-9][0-9]\)[:. ].*/\1/p' "$RAM/wget.log" | tail -n 1)
  echo "${found:-0}"
}
