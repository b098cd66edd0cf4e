# The agent of Mach on a router with RouterOS (6.49 or 7): one round of readings, and what waits goes to the collector.
# The scheduler runs it each five minutes; what waits and what is counted lies in global variables, which end with a start.
# Never run on a real device: docs/router-agents.md lists what only one can show.

:global machUrl
:global machDevice
:global machSecret
:global machMachine
:global machPings
:global machEpoch
:global machSeq
:global machSpool
:global machSeqs
:global machMost
:global machDropped
:global machRefused
:global machTurns

# Reports that wait: a third of a day whole, older ones thinned out. Reports and characters of one request, interfaces of a report.
:local spoolMax 96
:local mostMax 4
:local charactersMax 16000
:local interfacesMax 12
:local version "routeros-0.1.0"

# A text as JSON has it: signs outside of ASCII and control signs become a question mark.
:local js do={
  :local plain " !#\$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"
  :local text [:tostr $1]
  :local out ""
  :local last ([:len $text] - 1)
  :if ($last > 119) do={ :set last 119 }
  :if ($last >= 0) do={
    :for i from=0 to=$last do={
      :local sign [:pick $text $i ($i + 1)]
      :if ($sign = "\"" || $sign = "\\") do={
        :set out ($out . "\\" . $sign)
      } else={
        :if ([:typeof [:find $plain $sign]] = "nil") do={ :set sign "?" }
        :set out ($out . $sign)
      }
    }
  }
  :return ("\"" . $out . "\"")
}

# Seconds since 1970, of dates as "nov/26/2026" (up to 7.9) and "2026-11-26".
:local wallS do={
  :local date [/system clock get date]
  :local time [/system clock get time]
  :local offset [/system clock get gmt-offset]
  :local year; :local month; :local day
  :if ([:pick $date 4 5] = "-") do={
    :set year [:tonum [:pick $date 0 4]]
    :set month [:tonum [:pick $date 5 7]]
    :set day [:tonum [:pick $date 8 10]]
  } else={
    :set year [:tonum [:pick $date 7 11]]
    :set month (([:find "janfebmaraprmayjunjulaugsepoctnovdec" [:pick $date 0 3]] / 3) + 1)
    :set day [:tonum [:pick $date 4 6]]
  }
  :local before {0; 31; 59; 90; 120; 151; 181; 212; 243; 273; 304; 334}
  :local leaps ((($year - 1969) / 4) - (($year - 1901) / 100) + (($year - 1601) / 400))
  :local days (($year - 1970) * 365 + $leaps + ($before->($month - 1)) + $day - 1)
  :if ($month > 2 && ($year % 4) = 0 && (($year % 100) != 0 || ($year % 400) = 0)) do={ :set days ($days + 1) }
  # A gmt-offset west of Greenwich comes as a large number.
  :if ($offset > 86400) do={ :set offset ($offset - 4294967296) }
  :return ($days * 86400 + [:tonum $time] - $offset)
}

# 32 hex digits that no start before has had: by chance where RouterOS has it (7.0), else by counting starts on the flash.
:local newEpoch do={
  :local made ""
  :do {
    :local chance [:parse ":return [:rndstr length=32 from=\"0123456789abcdef\"]"]
    :set made [$chance]
  } on-error={}
  :if ([:len $made] != 32) do={
    :local counter [/system script find name="mach-settings"]
    :local starts ([:tonum [/system script get $counter comment]] + 1)
    /system script set $counter comment="$starts"
    :local digits ""
    :foreach part in={[/system clock get date]; [/system clock get time]} do={
      :local text [:tostr $part]
      :for i from=0 to=([:len $text] - 1) do={
        :local sign [:pick $text $i ($i + 1)]
        :if ([:typeof [:find "0123456789" $sign]] != "nil") do={ :set digits ($digits . $sign) }
      }
    }
    :set made ("$starts" . "f" . $digits . "00000000000000000000000000000000")
    :set made [:pick $made 0 32]
  }
  :return $made
}

# Ten pings one by one, so that their median is known. Values as the agent of PCs gives them; RouterOS tells whole milliseconds.
:local pinged do={
  :local came 0
  :local times [:toarray ""]
  :for i from=1 to=10 do={
    :local rtt -1
    :do {
      /tool flood-ping $1 count=1 timeout=1s do={ :if ($received = 1) do={ :set rtt $"avg-rtt" } }
    } on-error={}
    :if ([:tonum $rtt] >= 0) do={
      :set came ($came + 1)
      :local before [:toarray ""]
      :local placed false
      :foreach time in=$times do={
        :if (!$placed && $time > $rtt) do={ :set before ($before , $rtt); :set placed true }
        :set before ($before , $time)
      }
      :if (!$placed) do={ :set before ($before , $rtt) }
      :set times $before
    }
  }
  :local lost (10 - $came)
  :local ratio "0.$lost"
  :if ($came = 0) do={ :set ratio "1" }
  :local values ("\"sent\":10,\"received\":" . $came . ",\"lossRatio\":" . $ratio . ",\"way\":\"icmp-command\"")
  :if ($came > 0) do={
    :set values ($values . ",\"rttMinMs\":" . ($times->0) . ",\"rttMedianMs\":" . ($times->(($came - 1) / 2)) . ",\"rttP95Ms\":" . ($times->($came - 1)))
  }
  :return {"received"=$came; "values"=$values}
}

# --- a round of readings

:if ([:typeof $machEpoch] != "str") do={
  :set machEpoch [$newEpoch]
  :set machSeq 0
  :set machSpool [:toarray ""]
  :set machSeqs [:toarray ""]
  :set machMost $mostMax
  :set machDropped 0
  :set machRefused 0
  :set machTurns 0
}

:local uptime ([:tonum [/system resource get uptime]] . "000")
:local nowS [$wallS]
:local r ""

:local total [/system resource get total-memory]
:local free [/system resource get free-memory]
:set r ($r . "{\"kind\":\"memory\",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"totalBytes\":" . $total . ",\"availableBytes\":" . $free . "}}")

:local cpus [/system resource get cpu-count]
:set r ($r . ",{\"kind\":\"cpu\",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"cpus\":" . $cpus . "}}")

:local flashTotal [/system resource get total-hdd-space]
:local flashFree [/system resource get free-hdd-space]
:set r ($r . ",{\"kind\":\"filesystem\",\"target\":\"flash\",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"totalBytes\":" . $flashTotal . ",\"freeBytes\":" . $flashFree . "}}")

:local count 0
:foreach each in=[/interface find] do={
  :set count ($count + 1)
  :if ($count <= $interfacesMax) do={
    :local name [$js [/interface get $each name]]
    :local rx [/interface get $each rx-byte]
    :local tx [/interface get $each tx-byte]
    :local running [/interface get $each running]
    :set r ($r . ",{\"kind\":\"network\",\"target\":" . $name . ",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"receivedBytes\":" . $rx . ",\"sentBytes\":" . $tx . ",\"linkUp\":" . $running . "}}")
  }
}

:foreach each in=[/interface pppoe-client find] do={
  :local name [$js [/interface pppoe-client get $each name]]
  :local running [/interface pppoe-client get $each running]
  :set r ($r . ",{\"kind\":\"wan\",\"target\":" . $name . ",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"connected\":" . $running . ",\"protocol\":\"pppoe\"}}")
}

:local leases [:len [/ip dhcp-server lease find where status="bound"]]
:set r ($r . ",{\"kind\":\"leases\",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"leases\":" . $leases . "}}")

:do {
  :local entries [/ip firewall connection tracking get total-entries]
  :local most [/ip firewall connection tracking get max-entries]
  :set r ($r . ",{\"kind\":\"conntrack\",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"entries\":" . $entries . ",\"entriesMax\":" . $most . "}}")
} on-error={}

:local isSet false
:if ($nowS > 1767225600) do={ :set isSet true }
:set r ($r . ",{\"kind\":\"clock\",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"isSet\":" . $isSet . "}}")

# The next hop, the collector, and what the settings name.
:local targets [:toarray $machPings]
:do {
  :local route [:pick [/ip route find where dst-address="0.0.0.0/0" active=yes] 0]
  :set targets ($targets , [:tostr [/ip route get $route gateway]])
} on-error={}
:foreach target in=$targets do={
  :local name [$js $target]
  :local ping [$pinged $target]
  :local values ($ping->"values")
  :if (($ping->"received") > 0) do={
    :set r ($r . ",{\"kind\":\"ping\",\"id\":\"router-ping\",\"target\":" . $name . ",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{" . $values . "}}")
  } else={
    :set r ($r . ",{\"kind\":\"ping\",\"id\":\"router-ping\",\"target\":" . $name . ",\"uptimeMs\":" . $uptime . ",\"ok\":false,\"failure\":\"timeout\",\"detail\":\"none of 10 packets came back\",\"values\":{" . $values . "}}")
  }
}

:if (($machTurns % 288) = 0) do={
  :local model [$js [/system resource get board-name]]
  :local release [$js [/system resource get version]]
  :local arch [$js [/system resource get architecture-name]]
  :set r ($r . ",{\"kind\":\"system\",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"manufacturer\":\"MikroTik\",\"model\":" . $model . "}}")
  :set r ($r . ",{\"kind\":\"os\",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"distro\":\"RouterOS\",\"release\":" . $release . ",\"arch\":" . $arch . "}}")
}
:set machTurns ($machTurns + 1)

:local waiting [:len $machSpool]
:set r ($r . ",{\"kind\":\"agent\",\"uptimeMs\":" . $uptime . ",\"ok\":true,\"values\":{\"version\":\"" . $version . "\",\"spoolReports\":" . $waiting . ",\"droppedReports\":" . $machDropped . ",\"refusedReports\":" . $machRefused . "}}")

# --- kept, within its bound: of the older half every second goes

:set machSeq ($machSeq + 1)
:local report ("\"uptimeMs\":" . $uptime . ",\"wall\":" . $nowS . "000,\"readings\":[" . $r . "]}")
:set machSpool ($machSpool , $report)
:set machSeqs ($machSeqs , $machSeq)
:if ([:len $machSpool] > $spoolMax) do={
  :local keptSpool [:toarray ""]
  :local keptSeqs [:toarray ""]
  :for i from=0 to=([:len $machSpool] - 1) do={
    :if ($i >= ($spoolMax / 2) || ($i % 2) = 0) do={
      :set keptSpool ($keptSpool , ($machSpool->$i))
      :set keptSeqs ($keptSeqs , ($machSeqs->$i))
    } else={
      :set machDropped ($machDropped + 1)
    }
  }
  :set machSpool $keptSpool
  :set machSeqs $keptSeqs
}

# --- sent: the newest first, then the oldest; three requests a turn at most

:local ending true
:for request from=1 to=3 do={
  :if ($ending && [:len $machSpool] > 0) do={
    :local last [:len $machSpool]
    :local first ($last - $machMost)
    :if ($request > 1) do={ :set first 0 }
    :if ($first < 0) do={ :set first 0 }
    :local final ($first + $machMost - 1)
    :if ($final >= $last) do={ :set final ($last - 1) }
    :local reports ""
    :for i from=$first to=$final do={
      :local one ("{\"seq\":" . ($machSeqs->$i) . "," . ($machSpool->$i))
      :if ([:len $reports] = 0) do={
        :set reports $one
      } else={
        :if (([:len $reports] + [:len $one]) <= $charactersMax) do={ :set reports ($reports . "," . $one) } else={ :if ($final >= $i) do={ :set final ($i - 1) } }
      }
    }
    :local body ("{\"v\":1,\"device\":\"" . $machDevice . "\",\"epoch\":\"" . $machEpoch . "\",\"bootId\":\"" . $machEpoch . "\",\"sentAt\":" . [$wallS] . "000,\"sentUptimeMs\":" . [:tonum [/system resource get uptime]] . "000,\"machine\":\"" . $machMachine . "\",\"agentVersion\":\"" . $version . "\",\"sendEveryS\":300,\"reports\":[" . $reports . "]}")
    :local data ""
    :do {
      :local mode "https"
      :if ([:pick $machUrl 0 5] = "http:") do={ :set mode "http" }
      :local answer [/tool fetch mode=$mode url="$machUrl/api/v1/reports" http-method=post http-header-field="Authorization: Bearer $machDevice:$machSecret,Content-Type: application/json" http-data=$body check-certificate=yes-without-crl output=user as-value]
      :set data ($answer->"data")
    } on-error={
      # Whether nobody answered or the collector refused, RouterOS does not tell a script: fewer next time, and all is kept.
      :set machMost (($machMost + 1) / 2)
      :set ending false
    }
    :if ($ending) do={
      :local at [:find $data "\"acknowledged\":[" -1]
      :local end [:find $data "\"now\":" -1]
      :if ([:typeof $at] = "nil" || [:typeof $end] = "nil") do={
        :set ending false
      } else={
        :if ([:typeof [:find $data "\"contradicted\":" -1]] != "nil") do={
          # Numbers that hold something else there: all that waits begins anew under an epoch of its own.
          :set machEpoch [$newEpoch]
          :set machSeq [:len $machSpool]
          :for i from=0 to=($machSeq - 1) do={ :set ($machSeqs->$i) ($i + 1) }
          :set ending false
        } else={
          :local refusedAt [:find $data "\"refused\":[" -1]
          :local ranges [:pick $data ($at + 16) $refusedAt]
          :local refused [:pick $data $refusedAt $end]
          :local keptSpool [:toarray ""]
          :local keptSeqs [:toarray ""]
          :local decided 0
          :for i from=0 to=($last - 1) do={
            :local seq ($machSeqs->$i)
            :local gone false
            :if ($i >= $first && $i <= $final) do={
              :if ([:typeof [:find $refused ("\"seq\":" . $seq . ",") -1]] != "nil") do={
                :set machRefused ($machRefused + 1)
                :set gone true
              }
              # Ranges stand as [1,3],[5,9].
              :local p 0
              :while ([:typeof [:find $ranges "[" ($p - 1)]] != "nil") do={
                :local open [:find $ranges "[" ($p - 1)]
                :local comma [:find $ranges "," $open]
                :local close [:find $ranges "]" $open]
                :if ($seq >= [:tonum [:pick $ranges ($open + 1) $comma]] && $seq <= [:tonum [:pick $ranges ($comma + 1) $close]]) do={ :set gone true }
                :set p ($close + 1)
              }
            }
            :if ($gone) do={
              :set decided ($decided + 1)
            } else={
              :set keptSpool ($keptSpool , ($machSpool->$i))
              :set keptSeqs ($keptSeqs , $seq)
            }
          }
          :set machSpool $keptSpool
          :set machSeqs $keptSeqs
          :if ($decided = 0) do={ :set ending false } else={ :set machMost $mostMax }
        }
      }
    }
  }
}
