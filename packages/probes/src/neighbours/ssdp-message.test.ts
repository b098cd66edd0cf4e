import { expect, it } from 'vitest';
import { ssdpQuestion, upnpTypeIn } from './ssdp-message.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const answer = (st: string) => bytes(`HTTP/1.1 200 OK\r\nEXT:\r\nST: ${st}\r\nSERVER: x\r\n\r\n`);

it('asks everybody for everything, as UPnP has it', () => {
  expect(new TextDecoder().decode(ssdpQuestion())).toBe(
    'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 2\r\nST: ssdp:all\r\n\r\n',
  );
});

it.each([
  ['urn:schemas-upnp-org:device:InternetGatewayDevice:1', 'InternetGatewayDevice'],
  ['urn:dslforum-org:device:LANDevice:1', 'LANDevice'],
  ['urn:schemas-upnp-org:service:WANIPConnection:2', 'WANIPConnection'],
  ['upnp:rootdevice', undefined],
  ['uuid:2f402f80-da50-11e1-9b23-001788255acc', undefined],
])('reads what %s stands for: %s', (st, type) => {
  expect(upnpTypeIn(answer(st))).toBe(type);
});

it.each([['NOTIFY * HTTP/1.1\r\nST: urn:a:device:B:1\r\n\r\n'], [''], ['\0\0\0']])('takes %j for no answer', (text) => {
  expect(upnpTypeIn(bytes(text))).toBeUndefined();
});
