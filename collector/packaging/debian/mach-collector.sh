#!/bin/sh
# The collector's commands, on the Node that came with them, about the data of the service.
MACH_COLLECTOR_DATA="${MACH_COLLECTOR_DATA:-/var/lib/mach-collector}"
# Nothing is left in the folder of a package that dpkg does not know.
NODE_DISABLE_COMPILE_CACHE=1
export MACH_COLLECTOR_DATA NODE_DISABLE_COMPILE_CACHE
exec /usr/lib/mach-collector/node /usr/lib/mach-collector/collector/bin/mach-collector.js "$@"
