# The key of an HMAC as RFC 2104 pads it: 64 bytes, each combined with pad by exclusive or.
function exclusive(a, b, both, bit) {
  for (bit = 1; bit < 256; bit *= 2) if (int(a / bit) % 2 != int(b / bit) % 2) both += bit
  return both + 0
}
BEGIN {
  key = ENVIRON["KEY"]
  for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i
  for (i = 1; i <= 64; i++) printf "\\0%03o", exclusive(i <= length(key) ? code[substr(key, i, 1)] : 0, pad)
}
