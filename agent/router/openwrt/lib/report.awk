# A report without its number, out of all readings.
function counted(name, file) { number(name, firstLine(RAM "/" file) == "" ? "0" : firstLine(RAM "/" file)) }

function readAgent(proc, s, f, i, m, ms) {
  text("version", ENVIRON["VERSION"])
  # times(1): minutes and seconds of this shell, then of its children, for user and system.
  while ((getline s < (ENVIRON["NOW"] "/times")) > 0) {
    split(s, f, " ")
    for (i = 1; i <= 2; i++) { m = index(f[i], "m"); ms += substr(f[i], 1, m - 1) * 60000 + substr(f[i], m + 1) * 1000 }
  }
  whole("cpuMs", ms + ENVIRON["CPU_BASE_MS"])
  while ((getline s < (proc "/" ENVIRON["SELF"] "/status")) > 0) if (s ~ /^VmRSS:/) { split(s, f, /[: \t]+/); whole("residentBytes", f[2] * 1024) }
  counted("spoolReports", "waiting"); counted("spoolBytes", "bytes")
  counted("droppedReports", "dropped"); counted("refusedReports", "refused")
  counted("sentBytes", "sent-bytes"); counted("requests", "requests"); counted("failedRequests", "failed-requests")
  reading("agent", "", "", UPTIME)
}

BEGIN {
  UPTIME = ENVIRON["UPTIME"]; PROC = ENVIRON["PROC"]; RAM = ENVIRON["NOW"]
  sub(/\/now$/, "", RAM)
  readCpu(PROC); readMemory(PROC); readNetwork(PROC, ENVIRON["SYS"]); readFlash(ENVIRON["NOW"] "/overlay")
  readWans(ENVIRON["NOW"] "/interfaces"); readGateway(); readTables(PROC)
  while (("ls " ENVIRON["NOW"] | getline name) > 0) if (name ~ /^ping\./) pings[++n] = name
  for (i = 1; i <= n; i++) readAsked(ENVIRON["NOW"] "/" pings[i], "ping")
  if (readable(ENVIRON["NOW"] "/dns")) readAsked(ENVIRON["NOW"] "/dns", "dns")
  readFacts(ENVIRON["NOW"]); readAgent(PROC)
  print "{\"uptimeMs\":" UPTIME ",\"wall\":" ENVIRON["WALL"] ",\"readings\":[" READINGS "]}"
}
