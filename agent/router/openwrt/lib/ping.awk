# What ping printed → values: as the agent of PCs gives them. Prints lines: name, tab, value; or failure, tab, which, tab, detail.
/ bytes from / {
  if ($0 ~ /DUP/) { duplicates++; next }
  if (match($0, /time=[0-9.]+/)) rtt[++received] = substr($0, RSTART + 5, RLENGTH - 5) + 0
}
/^PING / { if (match($0, /\([0-9a-fA-F.:]+\)/)) address = substr($0, RSTART + 1, RLENGTH - 2) }
/ packets transmitted/ { sent = $1 }
/bad address|Name or service|unknown host|No address/ { failure = "not-found\tno address of that name" }
/[Uu]nreachable|No route/ { failure = "unreachable\t" $0 }
/ermission denied|ot permitted/ { failure = "denied\t" $0 }
END {
  if (sent == "") {
    print "failure\t" (failure == "" ? "timeout\tping did not come to its end" : failure)
    exit
  }
  if (received + 0 == 0) print "failure\t" (failure == "" ? "timeout\tnone of " sent " packets came back" : failure)
  print "sent\t" sent
  print "received\t" received + 0
  print "duplicates\t" duplicates + 0
  printf "lossRatio\t%.4f\n", (sent > received ? (sent - received) / sent : 0)
  if (address != "") print "address\t" address
  if (received + 0 == 0) exit
  for (i = 2; i <= received; i++) change += rtt[i] > rtt[i - 1] ? rtt[i] - rtt[i - 1] : rtt[i - 1] - rtt[i]
  if (received > 1) printf "jitterMs\t%.3f\n", change / (received - 1)
  for (i = 2; i <= received; i++)
    for (j = i; j > 1 && rtt[j] < rtt[j - 1]; j--) { swap = rtt[j]; rtt[j] = rtt[j - 1]; rtt[j - 1] = swap }
  half = int((received + 1) / 2)
  printf "rttMinMs\t%.3f\n", rtt[1]
  printf "rttMedianMs\t%.3f\n", received % 2 ? rtt[half] : (rtt[half] + rtt[half + 1]) / 2
  rank = int(received * 0.95)
  if (rank < received * 0.95) rank++
  printf "rttP95Ms\t%.3f\n", rtt[rank]
}
