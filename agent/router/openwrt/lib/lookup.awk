# What nslookup printed → lookup values, or why there are none. Of the server's own lines only those after its name are the answer.
/^Name:/ { isAnswer = 1 }
isAnswer && /^Address/ { records++; if (answer == "") answer = $NF }
/NXDOMAIN|can.t resolve|No answer/ { failure = "not-found\tthe resolver knows no such name" }
/timed out|no servers could be reached/ { failure = "timeout\tthe resolver did not answer" }
/REFUSED|refused/ { failure = "refused\tthe resolver refused to answer" }
/SERVFAIL/ { failure = "bad-reply\tthe resolver could not find out" }
END {
  # The clock of /proc/uptime goes by hundredths of a second.
  if (records > 0) print "lookupMs\t" (after - before) "\nrecords\t" records "\nanswer\t" answer
  else print "failure\t" (failure == "" ? "timeout\tthe resolver did not answer" : failure)
}
