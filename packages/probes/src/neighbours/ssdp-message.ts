/** UPnP Device Architecture 1.1, 1.3.2: who is there answers within a second or two, each at a moment of its own. */
export function ssdpQuestion(): Uint8Array {
  const lines = [
    'M-SEARCH * HTTP/1.1',
    'HOST: 239.255.255.250:1900',
    'MAN: "ssdp:discover"',
    'MX: 2',
    'ST: ssdp:all',
    '',
    '',
  ];
  return new TextEncoder().encode(lines.join('\r\n'));
}

const ANSWER_BYTES_MAX = 2_048;

/** The kind of device or service that an answer stands for, such as `InternetGatewayDevice`; undefined where it names none. */
export function upnpTypeIn(datagram: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(datagram.subarray(0, ANSWER_BYTES_MAX));
  if (!text.startsWith('HTTP/1.1 200')) return undefined;
  const [, type] = /^ST:[ \t]*urn:[\w.-]{1,64}:(?:device|service):(\w{1,64}):\d+[ \t]*$/im.exec(text) ?? [];
  return type;
}
