# Bytes as hex digits → \0 and octal digits, which printf %b makes bytes again in every shell.
function digit(c) { return index("0123456789abcdef", c) - 1 }
{
  for (i = 1; i < length($0); i += 2) printf "\\0%03o", digit(substr($0, i, 1)) * 16 + digit(substr($0, i + 1, 1))
}
