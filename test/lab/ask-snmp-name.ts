import { createSocket } from 'node:dgram';

/** Asks a host for its name (sysName.0, RFC 3418) by SNMPv2c and prints it; ends with 1 when there is no answer within a second. */
const [host = '', community = ''] = process.argv.slice(2);

const field = (tag: number, ...parts: readonly (Uint8Array | number)[]): Buffer => {
  const value = Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : part)));
  return Buffer.concat([Buffer.of(tag, value.length), value]);
};
const [integer, octets, nothing, objectName, sequence, getRequest] = [0x02, 0x04, 0x05, 0x06, 0x30, 0xa0];
const sysName = field(objectName, 0x2b, 6, 1, 2, 1, 1, 5, 0);
const asked = field(sequence, field(sequence, sysName, field(nothing)));
const request = field(getRequest, field(integer, 1), field(integer, 0), field(integer, 0), asked);
const question = field(sequence, field(integer, 1), field(octets, Buffer.from(community)), request);

const socket = createSocket('udp4');
const timer = setTimeout(() => process.exit(1), 1_000);
socket.on('message', (answer) => {
  const value = answer.subarray(answer.indexOf(sysName) + sysName.length);
  process.stdout.write(`${value.subarray(2).toString('utf8')}\n`);
  clearTimeout(timer);
  socket.close();
});
socket.send(question, 161, host);
