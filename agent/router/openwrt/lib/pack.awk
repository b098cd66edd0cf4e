# Lines of a spool → the body of one request; which numbers went into it goes to the file `sent`. From the newest back, or from
# the oldest on; at least one report, however large.
BEGIN { FS = "\t" }
NF == 4 && $4 == "." {
  json = "{\"seq\":" $1 "," ($2 == ENVIRON["BOOT"] ? "" : "\"bootId\":\"" $2 "\",") substr($3, 2)
  if (from == "oldest") {
    if (count > 0 && (count >= most || bytes + length(json) > most_bytes)) exit
    part[++count] = json; seq[count] = $1; bytes += length(json) + 1
    next
  }
  part[++count] = json; seq[count] = $1; bytes += length(json) + 1
  while (count - first > 1 && (count - first > most || bytes > most_bytes)) { first++; bytes -= length(part[first]) + 1; delete part[first] }
}
END {
  printf "%s", "{\"v\":1,\"device\":\"" ENVIRON["DEVICE"] "\",\"epoch\":\"" ENVIRON["EPOCH"] "\",\"bootId\":\"" ENVIRON["BOOT"] \
    "\",\"sentAt\":" ENVIRON["WALL"] ",\"sentUptimeMs\":" ENVIRON["UPTIME"] ",\"machine\":\"" ENVIRON["MACHINE"] \
    "\",\"agentVersion\":\"" ENVIRON["VERSION"] "\",\"sendEveryS\":" ENVIRON["EVERY_S"] ",\"reports\":["
  for (i = first + 1; i <= count; i++) {
    printf "%s%s", (i > first + 1 ? "," : ""), part[i]
    print seq[i] > sent
  }
  printf "]}"
}
