# What only routers tell, and what was asked of the network meanwhile.

# The interfaces that lead out, as netifd has them: those with a default route, and those whose name says so while they are down.
function readWans(file, s, f, at, key, i, n, isThere) {
  while ((getline s < file) > 0) {
    n = index(s, "\t")
    key = substr(s, 1, n - 1)
    if (!match(key, /^\.interface\.[0-9]+\./)) continue
    i = substr(key, 12, RLENGTH - 12)
    NET[i, substr(key, RLENGTH + 1)] = substr(s, n + 1)
    if (i + 0 >= ifs) ifs = i + 1
    if (key ~ /\.route\.[0-9]+\.target$/ && substr(s, n + 1) == "0.0.0.0") isOut[i] = 1
  }
  close(file)
  for (i = 0; i < ifs; i++) {
    s = NET[i, "interface"]
    if (s == "lan") LAN = i
    if (s !~ /^wan/ && !(i in isOut)) continue
    isThere = 1
    # How long it has been up is told of what is up alone.
    flag("connected", NET[i, "up"] == "true")
    if (NET[i, "up"] == "true" && NET[i, "uptime"] ~ /^[0-9]+$/) number("connectedMs", NET[i, "uptime"] == "0" ? "0" : NET[i, "uptime"] "000")
    text("protocol", NET[i, "proto"])
    text("error", NET[i, "errors.0.code"])
    reading("wan", s, "", UPTIME)
  }
  if (!isThere) failed("wan", "", "", UPTIME, ifs > 0 ? "not-found" : "unsupported", ifs > 0 ? "no interface leads out" : "ubus tells of no interfaces")
}

# Of the network that this router serves it is itself the gateway: that puts it into the site of the PCs behind it.
function readGateway() {
  if (LAN == "" || ENVIRON["MAC_HASH"] == "") return
  text("address", NET[LAN, "ipv4-address.0.address"])
  text("interface", NET[LAN, "l3_device"])
  text("macHash", ENVIRON["MAC_HASH"])
  reading("gateway", "", "", UPTIME)
}

function readTables(proc, s) {
  s = firstLine(proc "/sys/net/netfilter/nf_conntrack_count")
  if (s != "") {
    number("entries", s)
    number("entriesMax", firstLine(proc "/sys/net/netfilter/nf_conntrack_max"))
    reading("conntrack", "", "", UPTIME)
  }
  s = firstLine(ENVIRON["NOW"] "/leases")
  if (s != "") { number("leases", s); reading("leases", "", "", UPTIME) }
  flag("isSet", substr(ENVIRON["WALL"], 1, length(ENVIRON["WALL"]) - 3) + 0 >= ENVIRON["CLOCK_SET_FROM_S"])
  reading("clock", "", "", UPTIME)
}

# What a probe left: lines of name, tab, value.
function readAsked(file, kind, s, f, found, id, target, uptime, failure, detail) {
  uptime = UPTIME
  while ((getline s < file) > 0) {
    split(s, f, "\t")
    if (f[1] == "id") id = f[2]
    else if (f[1] == "target") target = f[2]
    else if (f[1] == "uptime") uptime = f[2]
    else if (f[1] == "failure") { failure = f[2]; detail = f[3] }
    else if (f[1] == "address" || f[1] == "answer") text(f[1], f[2])
    else number(f[1], f[2])
  }
  close(file)
  if (target == "") target = id
  if (kind == "ping" && VALUES != "") text("way", "icmp-command")
  if (failure == "") reading(kind, target, id, uptime)
  else failed(kind, target, id, uptime, failure, detail)
}

function readFacts(folder, s, n, arch) {
  if (!readable(folder "/board")) return
  while ((getline s < (folder "/board")) > 0) { n = index(s, "\t"); BOARD[substr(s, 1, n - 1)] = substr(s, n + 1) }
  close(folder "/board")
  text("platform", "linux")
  text("distro", BOARD[".release.distribution"])
  text("release", BOARD[".release.version"])
  text("build", BOARD[".release.revision"])
  text("arch", firstLine(folder "/arch"))
  reading("os", "", "", UPTIME)
  text("model", BOARD[".model"])
  text("firmwareVersion", BOARD[".release.description"])
  reading("system", "", "", UPTIME)
}
