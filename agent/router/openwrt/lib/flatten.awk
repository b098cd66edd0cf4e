# Reads one JSON text → a line for each value: its path, a tab, the value; a container's line says { or [. Names of a path are
# parted by points. Exit 1 and no line where it is no JSON, was cut off, or is nested deeper than any of ours.
function bad() { is_bad = 1; return 0 }
function blank() { sub(/^[ \t\r\n]+/, "", T) }
function taken(c) { blank(); if (substr(T, 1, 1) != c) return 0; T = substr(T, 2); return 1 }
function line(path, s) { if (path != "") OUT = OUT path "\t" s "\n"; return 1 }

function string(n, i, parts) {
  if (!match(T, /^"([^"\\]|\\.)*"/)) return bad()
  S = substr(T, 2, RLENGTH - 2)
  T = substr(T, RLENGTH + 1)
  # A doubled backslash stands aside while the others are read.
  gsub(/\\\\/, "\001", S)
  gsub(/\\\//, "/", S)
  gsub(/\\"/, "\"", S)
  n = split(S, parts, "\001")
  S = parts[1]
  for (i = 2; i <= n; i++) S = S "\\" parts[i]
  return 1
}

function item(path, depth, i) {
  if (is_bad || depth > 12) return bad()
  if (taken("{")) {
    line(path, "{")
    if (taken("}")) return 1
    for (;;) {
      blank()
      if (!string()) return 0
      i = S
      if (!taken(":") || !item(path "." i, depth + 1)) return bad()
      if (taken("}")) return 1
      if (!taken(",")) return bad()
    }
  }
  if (taken("[")) {
    line(path, "[")
    if (taken("]")) return 1
    for (i = 0; ; i++) {
      if (!item(path "." i, depth + 1)) return bad()
      if (taken("]")) return 1
      if (!taken(",")) return bad()
    }
  }
  if (substr(T, 1, 1) == "\"") return string() && line(path, S)
  if (!match(T, /^(-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?|true|false|null)/)) return bad()
  S = substr(T, 1, RLENGTH)
  T = substr(T, RLENGTH + 1)
  return line(path, S)
}

{ T = T $0 "\n" }
END {
  if (!item("", 0) || is_bad) exit 1
  blank()
  if (T != "") exit 1
  printf "%s", OUT
}
