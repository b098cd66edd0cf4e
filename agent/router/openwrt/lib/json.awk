# Writing JSON: a text, and readings as the wire has them. What is no number and no text is left out.

# A text in quotes. Names of interfaces and of networks may hold whatever a person typed; bytes above 0x7f pass as they are.
function js(s, out, i, c) {
  if (s ~ /^[A-Za-z0-9 _.:@%+,()=\/-]*$/) return "\"" s "\""
  if (!("\t" in control)) for (i = 1; i < 32; i++) control[sprintf("%c", i)] = sprintf("\\u%04x", i)
  out = ""
  for (i = 1; i <= length(s); i++) {
    c = substr(s, i, 1)
    if (c == "\"" || c == "\\") out = out "\\" c
    else if (c in control) out = out control[c]
    else out = out c
  }
  return "\"" out "\""
}

function value(name, json) { VALUES = VALUES (VALUES == "" ? "" : ",") "\"" name "\":" json }
# Numbers stay text: 32-bit routers count bytes that their arithmetic can't hold.
function number(name, s) { if (s ~ /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/) value(name, s) }
function whole(name, x) { value(name, sprintf("%.0f", x)) }
function flag(name, is) { value(name, is ? "true" : "false") }
function text(name, s) { if (s != "") value(name, js(substr(s, 1, 300))) }

# Prints a reading of what was collected since the last one. `id` and `target` may be empty.
function reading(kind, target, id, uptime) { emit(kind, target, id, uptime, "\"ok\":true") }
function failed(kind, target, id, uptime, failure, detail) {
  emit(kind, target, id, uptime, "\"ok\":false,\"failure\":\"" failure "\",\"detail\":" js(substr(detail, 1, 300)))
}
function emit(kind, target, id, uptime, outcome) {
  READINGS = READINGS (READINGS == "" ? "" : ",") "{\"kind\":\"" kind "\"" \
    (id == "" ? "" : ",\"id\":" js(id)) (target == "" ? "" : ",\"target\":" js(substr(target, 1, 300))) \
    ",\"uptimeMs\":" uptime "," outcome ",\"values\":{" VALUES "}}"
  VALUES = ""
}
