import { type BodyCoding, CODINGS } from '@mach/wire';
import type { CollectorLimits } from '../limits.ts';
import { type Answer, refuse } from './answer.ts';
import { type CheckedBatch, checkBatch } from './check-batch.ts';
import { knownCoding, unpack } from './unpack.ts';

/** A batch that can be decided report by report, beside the body as it came: that is what the journal keeps. */
export interface DecodedBatch {
  readonly coding: BodyCoding;
  readonly body: Uint8Array;
  readonly checked: CheckedBatch;
}

/** Unpacks a body and checks its envelope. 400, 413, 415, 422, 426 as the outer contract has them. */
export function decode(
  request: { readonly contentEncoding?: string; readonly body: Uint8Array },
  limits: Pick<CollectorLimits, 'bodyBytesMax' | 'unpackedBytesMax'>,
): Answer<DecodedBatch> {
  const { body } = request;
  const named = request.contentEncoding?.trim().toLowerCase() || 'identity';
  const coding = knownCoding(named);
  if (coding === undefined) {
    const spoken = CODINGS.join(', ');
    return refuse(415, `The content coding "${named.slice(0, 40)}" is not read here: send ${spoken}, or none.`);
  }
  if (body.byteLength > limits.bodyBytesMax) {
    return refuse(
      413,
      `The body has ${body.byteLength} bytes, at most ${limits.bodyBytesMax} are read: send fewer reports at once.`,
    );
  }
  const unpacked = unpack(coding, body, limits.unpackedBytesMax);
  if (!unpacked.ok) {
    switch (unpacked.reason) {
      case 'too-large':
        return refuse(
          413,
          `The body unpacks to more than ${limits.unpackedBytesMax} bytes: send fewer reports at once.`,
        );
      case 'too-nested':
        return refuse(
          400,
          'The body nests deeper than any batch: look at what made it, and send fewer reports at once.',
        );
      case 'not-packed':
        return refuse(
          400,
          `The body is no complete ${coding} stream, or something follows it: pack it again, and send fewer reports at once.`,
        );
      case 'not-columns':
        return refuse(400, 'The columns of the body do not fit together: send the reports as they are.');
      case 'not-json':
        return refuse(
          400,
          'The body is no JSON (NaN and Infinity are none either): leave unknown values out, and send fewer reports at once.',
        );
      default:
        return unpacked.reason satisfies never;
    }
  }
  const checked = checkBatch(unpacked.value);
  return checked.ok ? { ok: true, value: { coding, body, checked: checked.value } } : checked;
}
