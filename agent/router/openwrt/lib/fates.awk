# An answer of the collector, flattened, and the numbers that were sent → a line for each number that was decided: delivered,
# refused or contradicted, a tab, the number. Of the acknowledged ranges only what was sent in this very request is believed.
# Exit 1 where the answer is none of a Mạch collector.
BEGIN { FS = "\t" }
FNR == 1 { file++ }
file == 1 {
  if ($1 == ".acknowledged" && $2 == "[") hasRanges = 1
  else if ($1 == ".refused" && $2 == "[") hasRefused = 1
  else if ($1 == ".now" && $2 ~ /^[0-9]+$/) hasNow = 1
  else if ($1 ~ /^\.acknowledged\.[0-9]+\.[01]$/) {
    split($1, path, ".")
    if (path[4] == "0") from[path[3]] = $2; else to[path[3]] = $2
    if (path[3] + 1 > ranges) ranges = path[3] + 1
  }
  else if ($1 ~ /^\.refused\.[0-9]+\.seq$/) refused[$2] = 1
  else if ($1 ~ /^\.contradicted\.[0-9]+$/) contradicted[$2] = 1
  next
}
{ sent[++n] = $1 }
END {
  if (!hasRanges || !hasRefused || !hasNow) exit 1
  for (i = 1; i <= n; i++) {
    if (sent[i] in contradicted) { print "contradicted\t" sent[i]; continue }
    if (sent[i] in refused) { print "refused\t" sent[i]; continue }
    for (r = 0; r < ranges; r++) if (sent[i] + 0 >= from[r] + 0 && sent[i] + 0 <= to[r] + 0) { print "delivered\t" sent[i]; break }
  }
  print "ranges\t" ranges + 0
}
