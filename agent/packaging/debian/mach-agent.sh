#!/bin/sh
# The agent's commands, on the Node that came with them.
exec /usr/lib/mach-agent/node /usr/lib/mach-agent/app/main.js "$@"
