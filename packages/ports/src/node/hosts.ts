/**
 * The addresses that a hosts file gives a name, in its order; a comment starts at `#`. Names compare without case.
 * Format: hosts(5), the same on Windows.
 */
export function addressesInHosts(text: string, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const found: string[] = [];
  for (const line of text.split('\n')) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (address !== undefined && names.some((other) => other.toLowerCase() === wanted)) found.push(address);
  }
  return found;
}
