# What every Linux tells of itself, under the names that the agent of PCs has for it.

function firstLine(file, s) { s = ""; if ((getline s < file) < 0) s = ""; close(file); return s }
# 1 where the file could be read. The kernel answers EINVAL for the carrier of an interface that is switched off.
function readable(file, s) { s = getline LINE < file; close(file); return s > 0 }

function readCpu(proc, s, f, n, i, busy, all) {
  while ((getline s < (proc "/stat")) > 0) {
    n = split(s, f, " ")
    if (f[1] == "cpu") {
      busy = f[2] + f[3] + f[4] + f[7] + f[8] + f[9]
      all = busy + f[5] + f[6]
      # USER_HZ is 100 wherever Linux runs on a router: 10 ms each.
      whole("busyMs", busy * 10); whole("waitMs", f[6] * 10); whole("totalMs", all * 10)
    } else if (f[1] ~ /^cpu[0-9]+$/) i++
    else if (f[1] == "procs_running") number("runnable", f[2])
  }
  close(proc "/stat")
  if (all == 0) { VALUES = ""; failed("cpu", "", "", UPTIME, "unsupported", proc "/stat can't be read"); return }
  if (i > 0) whole("cpus", i)
  split(firstLine(proc "/loadavg"), f, " ")
  number("load1", f[1])
  reading("cpu", "", "", UPTIME)
}

function readMemory(proc, s, f) {
  while ((getline s < (proc "/meminfo")) > 0) { split(s, f, /[: ]+/); kb[f[1]] = f[2] }
  close(proc "/meminfo")
  if (!("MemTotal" in kb)) { failed("memory", "", "", UPTIME, "unsupported", proc "/meminfo can't be read"); return }
  whole("totalBytes", kb["MemTotal"] * 1024)
  if ("MemAvailable" in kb) whole("availableBytes", kb["MemAvailable"] * 1024)
  if ("SwapTotal" in kb) whole("swapTotalBytes", kb["SwapTotal"] * 1024)
  if ("SwapFree" in kb) whole("swapFreeBytes", kb["SwapFree"] * 1024)
  reading("memory", "", "", UPTIME)
}

# proc_pid_net(5): a name, a colon, eight counters received and eight sent. A name may hold colons itself, and the first counter
# may stand right behind the last of them.
function readNetwork(proc, sys, s, f, n, at, name, left, most) {
  most = ENVIRON["INTERFACES_MAX"]
  while ((getline s < (proc "/net/dev")) > 0) {
    sub(/^[ \t]+/, "", s)
    if (!match(s, /^[^ \t]+:[ \t]*[0-9]/)) continue
    at = RLENGTH - 1
    while (substr(s, at, 1) != ":") at--
    name = substr(s, 1, at - 1)
    if (split(substr(s, at + 1), f, " ") < 16 || name == "lo") continue
    if (++n > most) { left++; continue }
    number("receivedBytes", f[1]); number("receiveErrors", f[3]); number("receiveDrops", f[4])
    number("sentBytes", f[9]); number("sendErrors", f[11]); number("sendDrops", f[12])
    readLink(sys "/class/net/" name)
    reading("network", name, "", UPTIME)
  }
  close(proc "/net/dev")
  if (n == 0) failed("network", "", "", UPTIME, "unsupported", "no network card is shown")
  if (left > 0) failed("network", "(more)", "", UPTIME, "unsupported", left " more are not reported")
}

function readLink(folder, s) {
  if (!readable(folder "/ifindex")) return
  flag("linkUp", readable(folder "/carrier") && LINE == "1")
  number("carrierChanges", firstLine(folder "/carrier_changes"))
  s = firstLine(folder "/speed")
  # -1 is unknown, which old kernels print as 65535.
  if (s ~ /^[1-9][0-9]*$/ && s + 0 <= 800000 && s + 0 != 65535) number("speedMbps", s)
  s = firstLine(folder "/duplex")
  if (s == "full" || s == "half") text("duplex", s)
}

# The flash that is left: without it the router keeps no settings.
function readFlash(file, s, f, n) {
  while ((getline s < file) > 0) {
    n = split(s, f, " ")
    if (f[n] == "/overlay" && n >= 5) {
      whole("totalBytes", f[n - 4] * 1024); whole("freeBytes", f[n - 2] * 1024)
      reading("filesystem", "/overlay", "", UPTIME)
    }
  }
  close(file)
}
