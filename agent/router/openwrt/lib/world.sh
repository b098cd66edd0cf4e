# shellcheck shell=sh
# What the rest asks of the world: time, chance, hashes, small files.

# Milliseconds since the start, suspend included. As text: 32-bit arithmetic ends after 24 days.
uptime_ms() {
  read -r up _ <"$PROC/uptime" || return 1
  # /proc/uptime has two places behind the point on every kernel.
  ms="${up%%.*}${up##*.}0"
  ms=${ms#"${ms%%[1-9]*}"}
  echo "${ms:-0}"
}

uptime_s() {
  read -r up _ <"$PROC/uptime" && echo "${up%%.*}"
}

# This start of the router, as 32 hex digits.
boot_id() {
  read -r id <"$PROC/sys/kernel/random/boot_id" && echo "$id" | tr -d '-'
}

# 128 random bits as 32 hex digits.
random_id() {
  hexdump -n 16 -e '16/1 "%02x"' /dev/urandom
}

# A whole number from 0 to $1 - 1; $1 up to 65536.
random_below() {
  echo $(($(hexdump -n 2 -e '1/2 "%u"' /dev/urandom) % $1))
}

# 256 random bits as 43 characters of base64url: 64 letters are 6 bits each.
random_secret() {
  tr -dc 'A-Za-z0-9_-' </dev/urandom 2>/dev/null | head -c 43
}

# HMAC-SHA-256 of the text $2 under the key $1 of at most 64 bytes, as hex. Only sha256sum is there to make it of.
hmac_sha256() {
  inner=$(
    {
      printf '%b' "$(key_pad "$1" 54)"
      printf '%s' "$2"
    } | sha256sum | cut -c 1-64
  )
  {
    printf '%b' "$(key_pad "$1" 92)"
    printf '%b' "$(echo "$inner" | awk -f "$LIB/octal.awk")"
  } | sha256sum | cut -c 1-64
}

# The key, filled up with zeros to 64 bytes, each byte XOR $2 (0x36 is 54, 0x5c is 92), as octal digits for printf %b.
key_pad() {
  KEY=$1 awk -v pad="$2" -f "$LIB/key-pad.awk"
}

# Runs a command for at most $1 seconds. OpenWrt has no timeout(1) of its own.
within() {
  limit_s=$1
  shift
  if [ -n "$TIMEOUT" ]; then
    timeout "$limit_s" "$@"
    return
  fi
  "$@" &
  child=$!
  (
    nap=''
    trap 'kill $nap; exit' TERM
    sleep "$limit_s" &
    nap=$!
    wait "$nap"
    kill "$child"
  ) 2>/dev/null &
  guard=$!
  wait "$child"
  code=$?
  kill "$guard" 2>/dev/null
  wait "$guard" 2>/dev/null
  return "$code"
}
TIMEOUT=$(command -v timeout || true)

# Puts standard input into a file at once or not at all; fails where there is no room.
keep() {
  cat >"$1.new" 2>/dev/null && mv "$1.new" "$1" 2>/dev/null && return
  rm -f "$1.new"
  return 1
}

# The same for one word, with one process less.
put() {
  echo "$2" >"$1.new" 2>/dev/null && mv "$1.new" "$1" 2>/dev/null && return
  rm -f "$1.new"
  return 1
}

# A word for later that does no harm when it is lost: costs no process at all.
note() {
  echo "$2" 2>/dev/null >"$RAM/$1"
} 2>/dev/null

# A number that is kept in memory, 0 where there is none or the file is damaged.
number_of() {
  value=''
  if [ -r "$RAM/$1" ]; then read -r value <"$RAM/$1"; fi
  case $value in
    '' | *[!0-9]*) echo 0 ;;
    *) echo "$value" ;;
  esac
}

add_to() {
  [ "$2" -eq 0 ] || put "$RAM/$1" $(($(number_of "$1") + $2))
}

say() {
  logger -t mach-router "$*" 2>/dev/null
  echo "mach-router: $*" >&2
}
