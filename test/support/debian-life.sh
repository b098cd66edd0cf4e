#!/bin/sh
# The life of both packages in a Debian without a network. Runs inside of the chroot, in a network namespace of its own, out of the folder
# that holds the packages and their older versions. Each step prints a line "name=value" on descriptor 3; what is not as it should be ends it.
# IN_SHORT leaves out a picture and one more start of the collector.
set -eu
export DEBIAN_FRONTEND=noninteractive
here=$(dirname "$0")
tell() { echo "$1=$2" >&3; }
identity=/var/lib/mach-agent/identity.json
queued() { mach-agent status --json --data /var/lib/mach-agent | sed -n 's/.*"queueDepth": *\([0-9]*\).*/\1/p'; }
device() { sed -n 's/.*"device": "\([0-9a-f]*\)".*/\1/p' "$identity"; }

# Both in an older version, which the newer one takes the place of further down.
dpkg -i "$here"/older/mach-agent_*.deb "$here"/older/mach-collector_*.deb
tell installed "$(dpkg-query -W -f '${Package} ' mach-agent mach-collector)"
tell users "$(getent passwd mach-agent mach-collector | cut -d: -f1,7 | tr '\n' ' ')"
tell configuration "$(head -n 1 /etc/mach-collector/collector.yaml)"

# As the units do, without the systemd that a chroot has not.
serve() {
  chown -hR mach-collector:mach-collector /var/lib/mach-collector
  setpriv --reuid mach-collector --regid mach-collector --clear-groups \
    /usr/bin/mach-collector serve --data /var/lib/mach-collector --config /etc/mach-collector/collector.yaml &
  collector=$!
  until [ -e /var/lib/mach-collector/collector.json ]; do
    kill -0 "$collector"
    sleep 0.2
  done
}
report() {
  chown -hR mach-agent:mach-agent /var/lib/mach-agent
  setpriv --reuid mach-agent --regid mach-agent --clear-groups /usr/bin/mach-agent run --once --data /var/lib/mach-agent
}

serve
printf 'commune_code,commune,province_code,province\n99001,Xã Ví Dụ,99,Tỉnh Ví Dụ\n' >"$here/communes.csv"
mach-collector communes import "$here/communes.csv"
tell link "$(mach-collector sign-in)"
mach-collector tokens create --commune 99001 --json | sed -n 's/.*"token": "\([^"]*\)".*/\1/p' >"$here/token"
mach-agent join https://127.0.0.1:8750 --token-file "$here/token" --label 'Quầy 2'
tell pinned "$(sed -n 's/.*"pin": "\([^"]*\)".*/\1/p' "$identity")"
report
tell joined "$(device)"
tell coverage "$(mach-collector devices list --json | grep -c '"coverage": "measured"')"
code=0
mach-agent check --data /var/lib/mach-agent >"$here/check.txt" || code=$?
tell check "$code"

# A report that waits, a setting of somebody's own, and a file of the older version alone.
kill "$collector"
wait "$collector" || true
rm -f /var/lib/mach-collector/collector.json
report || true
tell waiting "$(queued)"
echo '# ours' >>/etc/mach-agent/agent.yaml
echo '# ours' >>/etc/mach-collector/collector.yaml
tell older "$(find /usr/lib/mach-agent /usr/lib/mach-collector -name 'only-in-older*' | wc -l)"
key=$(cksum /var/lib/mach-collector/tls.key)

dpkg -i "$here"/mach-agent_*.deb "$here"/mach-collector_*.deb
tell versions "$(dpkg-query -W -f '${Version} ' mach-agent mach-collector)"
tell newer "$(find /usr/lib/mach-agent /usr/lib/mach-collector -name 'only-in-older*' | wc -l)"
tell settings "$(tail -qn 1 /etc/mach-agent/agent.yaml /etc/mach-collector/collector.yaml | tr '\n' ' ')"
tell waited "$(queued)"
serve
[ "$(cksum /var/lib/mach-collector/tls.key)" = "$key" ]
report
tell upgraded "$(device)"
tell delivered "$(queued)"

if [ -z "${IN_SHORT:-}" ]; then
  # The letters of pictures come with the package: this system has none.
  tell fonts "$(find /usr/share/fonts -type f 2>/dev/null | wc -l)"
  /usr/lib/mach-collector/node "$here/picture.mjs" file:///usr/lib/mach-collector/collector >/tmp/picture.png
  tell picture "$(sha256sum /tmp/picture.png | cut -d ' ' -f 1)"
fi

dpkg -r mach-agent
[ ! -e /usr/lib/mach-agent ]
tell removed "$(device)"
dpkg -i "$here"/mach-agent_*.deb
report
tell again "$(device)"
tell devices "$(mach-collector devices list --json | grep -c '"number":')"

kill "$collector"
wait "$collector" || true
dpkg -r mach-collector
tell journal "$(ls /var/lib/mach-collector/journal.db)"
if [ -z "${IN_SHORT:-}" ]; then
  dpkg -i "$here"/mach-collector_*.deb
  serve
  tell kept "$(mach-collector devices list --json | grep -c '"number":')"
  kill "$collector"
  wait "$collector" || true
fi

dpkg -P mach-agent mach-collector
tell purged "$(find /var/lib /etc /usr/lib /usr/bin /lib/systemd -name 'mach-agent*' -o -name 'mach-collector*' -o -name '*-mach-*' | tr '\n' ' ')"
