/**
 * Where an ipp or ipps URL is asked by HTTP, `undefined` for any other text. Port 631 is for both schemes (RFC 3510,
 * RFC 7472), where http’s own would be 80 and 443.
 *
 * Written out rather than left to the URL standard: it reads hosts of http with other rules than those of ipp, so that
 * what a guard has looked at could be another host than the one that is asked.
 */
export function httpUrl(target: string): string | undefined {
  const [, scheme, host, port = IPP_PORT, path = '/'] = ippUrl.exec(target) ?? [];
  if (scheme === undefined || target.length > TARGET_LENGTH_MAX) return undefined;
  const url = `${scheme.toLowerCase() === 'ipps' ? 'https' : 'http'}://${host}:${port}${path}`;
  return URL.canParse(url) ? url : undefined;
}

const ippUrl = /^(ipps?):\/\/([\w.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(\/[!-~]*)?$/i;
const IPP_PORT = 631;
/** RFC 8011, 5.1.6: the longest uri. */
const TARGET_LENGTH_MAX = 1_023;
