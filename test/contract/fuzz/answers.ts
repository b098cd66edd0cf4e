import { readSmbios } from '../../../agent/src/adapters/smbios.ts';
import { factsOfSmbios } from '../../../agent/src/adapters/smbios-facts.ts';
import { ocspRequest, readOcspAnswer } from '../../../packages/probes/src/der/ocsp-message.ts';
import { readTimestampAnswer, timestampRequest } from '../../../packages/probes/src/der/timestamp-message.ts';
import { printerAttributesRequest, readIppAnswer } from '../../../packages/probes/src/ipp/message.ts';
import { ocspAnswer, timestampAnswer } from '../support/der-answers.ts';
import { ippAnswer, ippBoolean, ippEnum, ippInteger, ippKeyword } from '../support/ipp-answers.ts';
import { ENTRY_BYTES, memoryArray, memoryDevice, smbiosDump } from '../support/smbios-dump.ts';
import { mustBe, type PacketTarget } from './packets.ts';

const certificate = {
  issuerNameHash: new Uint8Array(20).fill(1),
  issuerKeyHash: new Uint8Array(20).fill(2),
  serial: Uint8Array.of(1, 2, 3),
};
const ocspQuestion = ocspRequest(certificate);
const stamp = { digest: new Uint8Array(32).fill(3), nonce: new Uint8Array(8).fill(4) };
const stampQuestion = timestampRequest(stamp);
const printer = {
  'printer-state': [ippEnum(3)],
  'printer-state-reasons': [ippKeyword('media-low'), ippKeyword('toner-low')],
  'printer-is-accepting-jobs': [ippBoolean(true)],
  'queued-job-count': [ippInteger(2)],
};
const tables = smbiosDump([
  { type: 1, handle: 1, body: Buffer.from([1, 2, 3, 4]), strings: ['Hãng', 'Máy', '1', 'x'] },
  memoryArray(2, 3, 1_048_576, 2),
  memoryDevice(3, { array: 2, sizeMib: 8_192, form: 9, kind: 0x1a, speed: 2_667, locator: 'DIMM1' }),
]);

/** What printers and certificate authorities answer, and what firmware says of its machine: all of it may be anything. */
export const answerTargets: readonly PacketTarget[] = [
  {
    name: 'IPP',
    samples: [
      ippAnswer(printer),
      printerAttributesRequest('ipp://192.0.2.1/', 1, ['printer-state', 'queued-job-count']),
    ],
    read: (bytes) => {
      for (const values of readIppAnswer(bytes)?.printer.values() ?? [])
        mustBe(values.length <= bytes.length, 'more values than bytes');
    },
  },
  {
    name: 'OCSP',
    samples: [ocspAnswer(ocspQuestion), ocspAnswer(ocspQuestion, { statusTag: 0xa1, nextUpdate: '20261223120000Z' })],
    read: (bytes) => {
      const told = readOcspAnswer(bytes, certificate)?.certificate;
      mustBe(told === undefined || Number.isFinite(told.thisUpdateMs), 'a time that is none');
    },
  },
  {
    name: 'time stamps',
    samples: [timestampAnswer(stampQuestion), timestampAnswer(stampQuestion, { nonce: new Uint8Array(4) })],
    read: (bytes) => {
      const told = readTimestampAnswer(bytes, stamp)?.token;
      mustBe(told === undefined || Number.isFinite(told.timeMs), 'a time that is none');
    },
  },
  {
    name: 'firmware tables',
    samples: [tables.subarray(ENTRY_BYTES)],
    read: (bytes) => {
      for (const { bytes: size } of factsOfSmbios(readSmbios(bytes)).memorySlots ?? [])
        mustBe(size === undefined || (Number.isFinite(size) && size >= 0), 'a size that is none');
    },
  },
];
