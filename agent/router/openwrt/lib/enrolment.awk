# The request to join, out of the environment: what a person typed goes through js.
function also(name, s) { return s == "" ? "" : ",\"" name "\":" js(s) }
BEGIN {
  print "{\"v\":1,\"token\":" js(ENVIRON["TOKEN"]) ",\"device\":\"" ENVIRON["DEVICE"] "\",\"secret\":\"" ENVIRON["SECRET"] \
    "\",\"machine\":\"" ENVIRON["MACHINE"] "\",\"agentVersion\":\"" ENVIRON["VERSION"] "\",\"equipment\":\"router\"" \
    also("site", ENVIRON["SITE"]) also("label", ENVIRON["LABEL"]) "}"
}
