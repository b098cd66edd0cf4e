import { nodeHash } from '@mach/ports/node';
import { readArpReply } from '../../../agent/src/lan/arp-message.ts';
import { readOffer } from '../../../agent/src/lan/dhcp-message.ts';
import { readDatagram } from '../../../agent/src/lan/udp-frame.ts';
import { REFLECTOR_LIMITS } from '../../../collector/src/reflector/limits.ts';
import { createReflector } from '../../../collector/src/reflector/reflector.ts';
import { mdnsQuestion, servicesIn } from '../../../packages/probes/src/neighbours/mdns-message.ts';
import { ntpQuestion, readNtpAnswer } from '../../../packages/probes/src/ntp-packet.ts';
import { optionsRequest, readSipDatagram } from '../../../packages/probes/src/sip-message.ts';
import {
  readStampAnswer,
  readStampQuestion,
  writeStampAnswer,
  writeStampQuestion,
} from '../../../packages/probes/src/stamp/packet.ts';
import { answersBinding, bindingRequest, readBindingAnswer } from '../../../packages/probes/src/stun-packet.ts';
import { ntpAnswer } from '../support/ntp-packets.ts';
import { sipAnswer, sipBytes } from '../support/sip-answers.ts';
import { stunAnswer } from '../support/stun-answers.ts';

/** A reader of bytes from the network, with bytes that it reads well, and what must be true of whatever it makes of others. */
export interface PacketTarget {
  readonly name: string;
  readonly samples: readonly Uint8Array[];
  read(bytes: Uint8Array): void;
}

const WALL = 1_795_392_000_000;
/** Everything is signed well: what stands behind a signature is reached too. */
const anySign = () => new Uint8Array(32);
const sipIds = { branch: 'z9hG4bK1', callId: 'call', tag: 'tag' };
const transaction = new Uint8Array(12).fill(7);
const binding = bindingRequest(transaction);
const sipQuestion = optionsRequest({ host: '192.0.2.1', port: 5_060, transport: 'udp' }, sipIds).join('\r\n');
const stampQuestion = (more: object = {}) =>
  writeStampQuestion({ seq: 3, ssid: 9, sentMs: 5_000, bytes: 172, ...more }, anySign);
const stampAnswer = (question: Uint8Array) =>
  writeStampAnswer(question, { seq: 1, receivedMs: 6_000, sentMs: 6_001, counted: { received: 3, sent: 3 } }, anySign);
const stampSamples = [stampQuestion(), stampQuestion({ countOf: 4 })];

const label = (text: string) => [text.length, ...new TextEncoder().encode(text)];
const service = [...['_ipp', '_tcp', 'local'].flatMap(label), 0];
/** RFC 1035, 4.1: a head, a pointer back to its own question, and one PTR. */
const dnsAnswer = Uint8Array.from([
  ...[0, 0, 0x84, 0, 0, 1, 0, 1, 0, 0, 0, 0],
  ...mdnsQuestion().subarray(12),
  ...[0xc0, 12, 0, 12, 0, 1, 0, 0, 0, 120, 0, service.length],
  ...service,
]);

export function packetTargets(): readonly PacketTarget[] {
  const hash = nodeHash('');
  const reflector = createReflector(
    { secret: new Uint8Array(32), hash: { hmacSha256: anySign }, clock: { wallMs: () => WALL, ntpMs: () => WALL } },
    REFLECTOR_LIMITS,
  );
  const stranger = createReflector(
    { secret: new Uint8Array(32), hash, clock: { wallMs: () => WALL, ntpMs: () => WALL } },
    REFLECTOR_LIMITS,
  );
  return [
    {
      name: 'DNS',
      samples: [mdnsQuestion(), dnsAnswer],
      read: (bytes) => mustBe(servicesIn(bytes).length <= bytes.length, 'more services than bytes'),
    },
    {
      name: 'STUN',
      samples: [stunAnswer(binding), stunAnswer(binding, { type: 0x0111 })],
      read: (bytes) => {
        // As the probe asks it: what answers nobody is not looked into.
        if (!answersBinding(bytes, transaction)) return;
        const answer = readBindingAnswer(bytes);
        if (answer.ok)
          mustBe(answer.value.address.length > 6 && answer.value.port <= 65_535, 'an address that is none');
      },
    },
    {
      name: 'SIP',
      samples: [sipBytes(sipAnswer(sipQuestion)), sipBytes(sipAnswer(sipQuestion, { status: 486 }))],
      read: (bytes) => {
        const head = readSipDatagram(bytes, sipIds);
        if (head !== undefined) mustBe(head.status >= 200 && head.status < 700, 'a status that is no final one');
      },
    },
    {
      name: 'STAMP',
      samples: [...stampSamples, ...stampSamples.map(stampAnswer)],
      read: (bytes) => {
        const question = readStampQuestion(bytes, anySign);
        const answer = readStampAnswer(bytes, anySign);
        if (question !== undefined)
          mustBe(Number.isFinite(question.sentMs) && question.ssid <= 65_535, 'a question that is none');
        if (answer !== undefined) mustBe(Number.isFinite(answer.receivedMs), 'a time that is none');
      },
    },
    {
      name: 'STAMP reflector',
      samples: stampSamples,
      read: (bytes) => {
        const answer = reflector.reflect(bytes, '192.0.2.1:1');
        mustBe(answer === undefined || answer.length === bytes.length, 'an answer of another length than the question');
        mustBe(stranger.reflect(bytes, '192.0.2.1:1') === undefined, 'an answer to a stranger');
      },
    },
    {
      name: 'NTP, ARP, DHCP',
      samples: [
        ntpQuestion(transaction.subarray(0, 8)),
        ntpAnswer(ntpQuestion(transaction.subarray(0, 8)), { wallMs: WALL }),
      ],
      read: (bytes) => {
        if (bytes.length >= 48) readNtpAnswer(bytes);
        readArpReply(bytes);
        readOffer(bytes, 7);
        readDatagram(bytes, 68);
      },
    },
  ];
}

export function mustBe(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}
