#!/bin/sh
# Stands in for uclient-fetch, which is wget on OpenWrt and is in no Debian. It speaks as its source does: a POST goes out in
# chunks, without credentials whatever --user says; the default type is that of a form; -U is printed as it stands; of an answer
# only the body of a 200 is kept; 8 for another status, 4 for a connection that fails or ends early. UCLIENT_NEW=1 has what
# newer versions added. It leaves out TLS and redirects.
usage() {
  printf 'Usage: wget [options] <URL>\nOptions:\n\t-O <file>\t\t\tRedirect output to file\n' >&2
  printf '\t--user-agent | -U <str>\t\tSet HTTP user agent\n\t--post-data=STRING\t\tuse the POST method\n' >&2
  if [ -n "${UCLIENT_NEW:-}" ]; then
    printf "\t--header='Header: value'\tAdd HTTP header\n\t--post-file=FILE\t\tuse the POST method\n" >&2
  fi
  printf '\t--timeout=N | -T N\t\tSet connect/request timeout to N seconds\nHTTPS options:\n\t--ca-certificate=<cert>\t\tLoad CA certificates\n' >&2
  exit 1
}
fail() {
  echo "$2" >&2
  exit "$1"
}

agent=uclient-fetch output='' headers='' data='' file='' answer=/tmp/uclient.$$
trap 'rm -f "$answer" "$answer.pipe" "$answer.body"' EXIT
line_end=$(printf '\r\n.')
line_end=${line_end%.}
type=application/x-www-form-urlencoded
while [ $# -gt 1 ]; do
  case $1 in
    -O | -T | -U)
      case $1 in -O) output=$2 ;; -U) agent=$2 ;; esac
      shift
      ;;
    -q) ;;
    --post-data=*) data=${1#*=} ;;
    --ca-certificate=*) ;;
    --header | --header=* | --post-file=*)
      [ -n "${UCLIENT_NEW:-}" ] || usage
      case $1 in
        --post-file=*) file=${1#*=} ;;
        *)
          if [ "$1" = --header ]; then
            given=$2
            shift
          else
            given=${1#*=}
          fi
          case $given in
            [Cc]ontent-[Tt]ype:*) type=${given#*: } ;;
            *) headers="$headers$given$line_end" ;;
          esac
          ;;
      esac
      ;;
    *) usage ;;
  esac
  shift
done
case ${1:-} in http://*) ;; *) usage ;; esac
rest=${1#http://}
place=${rest%%/*}
if [ -n "$file" ]; then length=$(wc -c <"$file"); else length=${#data}; fi
echo "Downloading '$1'" >&2
# A pipe that this shell itself holds open: a server may take the end of what it reads for the end of the connection.
mkfifo "$answer.pipe"
exec 3<>"$answer.pipe"
nc "${place%%:*}" "${place##*:}" <"$answer.pipe" >"$answer" 2>/dev/null &
{
  printf 'POST /%s HTTP/1.1\r\nHost: %s\r\n%sUser-Agent: %s\r\n' "${rest#*/}" "$place" "$headers" "$agent"
  printf 'Content-Type: %s\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n%X\r\n' "$type" "$length"
  if [ -n "$file" ]; then cat "$file"; else printf '%s' "$data"; fi
  printf '\r\n0\r\n\r\n'
} >&3
wait $! || fail 4 'Connection error: Connection failed'
exec 3>&-
status=$(head -n 1 "$answer" | cut -d ' ' -f 2)
case $status in
  200) ;;
  [1-5][0-9][0-9]) fail 8 "HTTP error $status" ;;
  *) fail 4 'Connection reset prematurely' ;;
esac
length=$(sed -n '/^\r*$/q; s/^[Cc]ontent-[Ll]ength: *\([0-9]*\).*/\1/p' "$answer")
sed '1,/^\r*$/d' "$answer" >"$answer.body"
head -c "${length:-1000000}" "$answer.body" >"${output:--}"
[ -z "$length" ] || [ "$(wc -c <"$answer.body")" -ge "$length" ] || fail 4 'Connection reset prematurely'
