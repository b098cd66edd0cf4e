import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mdnsQuestion, servicesIn } from './mdns-message.ts';

const label = (text: string) => [text.length, ...new TextEncoder().encode(text)];
const name = (...labels: string[]) => [...labels.flatMap(label), 0];
const EVERY = ['_services', '_dns-sd', '_udp', 'local'];

/** RFC 1035, 3.2.1: name, type, class, time to live, length of the data, data. */
const record = (owner: number[], type: number, data: number[]) => [
  ...owner,
  ...[0, type, 0, 1, 0, 0, 0, 120],
  ...[data.length >> 8, data.length & 255],
  ...data,
];
const answer = (records: number[][], questions: number[][] = []) =>
  new Uint8Array([
    ...[0, 0, 0x84, 0, 0, questions.length, 0, records.length, 0, 0, 0, 0],
    ...questions.flat(),
    ...records.flat(),
  ]);

it('asks for every kind of service, and for nothing else', () => {
  const question = mdnsQuestion();
  expect(Buffer.from(question.subarray(12)).toString('latin1')).toBe(
    '\t_services\x07_dns-sd\x04_udp\x05local\x00\x00\x0c\x00\x01',
  );
});

describe('the services of an answer', () => {
  it('are told by kind, each once, without the names that people gave', () => {
    const found = servicesIn(
      answer([
        record(name(...EVERY), 12, name('_ipp', '_tcp', 'local')),
        record(name(...EVERY), 12, name('_printer', '_tcp', 'local')),
        record(name('_ipp', '_tcp', 'local'), 12, name('May in cua chi Hoa', '_ipp', '_tcp', 'local')),
      ]),
    );
    expect(found).toEqual(['ipp', 'printer']);
  });

  it('are found behind questions that are repeated and names that are shortened', () => {
    const question = [...name(...EVERY), 0, 12, 0, 1];
    const owner = [0xc0, 12];
    const local = 12 + label('_services').length + label('_dns-sd').length + label('_udp').length;
    const shortened = [...label('_rtsp'), ...label('_tcp'), 0xc0, local];
    expect(servicesIn(answer([record(owner, 12, shortened)], [question]))).toEqual(['rtsp']);
  });

  it('are none in what is cut, points at itself, or is no answer at all', () => {
    expect(servicesIn(new Uint8Array())).toEqual([]);
    expect(servicesIn(answer([record([0xc0, 12], 12, [0xc0, 12])]))).toEqual([]);
    expect(servicesIn(new TextEncoder().encode('HTTP/1.1 200 OK\r\n\r\n'))).toEqual([]);
  });

  it('never throw, whatever comes', () => {
    const whole = answer([record(name(...EVERY), 12, name('_ipp', '_tcp', 'local'))]);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => Array.isArray(servicesIn(bytes))));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const damaged = whole.slice();
        damaged[at] = byte;
        return servicesIn(damaged).length <= 2;
      }),
    );
  });
});
