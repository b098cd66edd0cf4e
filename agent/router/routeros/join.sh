#!/bin/sh
# Takes a router with RouterOS into a collector, from any PC with curl, and prints the settings that the router imports:
#   sh join.sh https://mach.example.vn --token-file FILE [--site NAME] [--label TEXT] [--plain-http] >mach-settings.rsc
# RouterOS before 7 can't make a secret by chance; the collector makes it, and it stands in what is printed: keep it to yourself.
set -eu
umask 077

stop() {
  echo "join.sh: $*" >&2
  exit 1
}
json() {
  printf '%s' "$1" | tr '\000-\037' ' ' | sed 's/\\/\\\\/g; s/"/\\"/g'
}
# A value of the answer: its texts hold no quotes but escaped ones.
told() {
  printf '%s' "$answer" | sed -n "s/.*\"$1\":\"\\([^\"\\\\]*\\)\".*/\\1/p"
}

url='' token='' more='' plain=''
while [ $# -gt 0 ]; do
  case $1 in
    --token-file) token=$(tr -d ' \r\n' <"$2") && shift ;;
    --site) more="$more,\"site\":\"$(json "$2")\"" && shift ;;
    --label) more="$more,\"label\":\"$(json "$2")\"" && shift ;;
    --plain-http) plain=yes ;;
    -*) stop "unknown option $1" ;;
    *) url=${1%/} ;;
  esac
  shift
done
case $url in http://?* | https://?*) ;; *) stop 'an address such as https://mach.example.vn is needed' ;; esac
case $url in *[\"\\\$\ ]*) stop 'the address holds a sign that no address of a collector has' ;; esac
case $url in
  http://*)
    [ -n "$plain" ] || printf '%s\n' "$url" | grep -qE '^http://(localhost|127(\.[0-9]{1,3}){3}|\[::1\])(:[0-9]+)?(/.*)?$' ||
      stop "$url is plain HTTP: everybody on the way could read the router's secret and what it sends. Use the https address of the collector. Where nothing else is there, as in a laboratory, --plain-http asks for it by name."
    ;;
esac
case $token in mach_join_*) ;; *) stop 'a join token is needed: --token-file FILE' ;; esac

device=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
machine=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
request="{\"v\":1,\"token\":\"$(json "${token%%.*}")\",\"device\":\"$device\",\"machine\":\"$machine\",\"agentVersion\":\"routeros-0.1.0\",\"equipment\":\"router\"$more}"
answer=$(printf '%s' "$request" | curl -sS --max-time 30 -H 'content-type: application/json' --data-binary @- "$url/api/v1/enrol") || stop 'no collector could be asked'
[ -n "$(told secret)" ] || stop "the collector did not take the router in: $answer"
host=${url#*://}
host=${host%%[/:]*}

cat <<TEXT
# Settings of the agent of Mach on this router. Whoever reads them can report in its name.
/system script remove [find name="mach-settings"]
/system script add name="mach-settings" comment="0" policy=read,write,test source={
  :global machUrl "$url"
  :global machDevice "$(told device)"
  :global machSecret "$(told secret)"
  :global machMachine "$machine"
  # Hosts to ping beside the next hop, separated by commas.
  :global machPings "$host"
}
/system scheduler remove [find name="mach-start"]
/system scheduler add name="mach-start" start-time=startup on-event="mach-settings"
/system scheduler remove [find name="mach-turn"]
/system scheduler add name="mach-turn" interval=5m on-event="mach-router" policy=read,write,test
/system script run mach-settings
TEXT
