#!/bin/sh
# Stands in for ubus. The answers have the form in which netifd and procd print theirs; they were not taken from a device.
case "$*" in
  *'network.interface dump') cat /etc/made/interfaces.json ;;
  *'system board') cat /etc/made/board.json ;;
  *) exit 4 ;;
esac
