# The whole lines of a spool; with `spoiled` those that are none.
BEGIN { FS = "\t" }
{ isWhole = NF == 4 && $4 == "." && $1 ~ /^[1-9][0-9]*$/ && length($2) == 32 && $3 ~ /^\{.*\}$/ }
isWhole != (spoiled + 0)
