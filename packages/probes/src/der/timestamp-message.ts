import { contentOf, type DerElement, elementsIn, elementsOf, equalBytes, smallNumber, timeMs } from './read.ts';
import { field, oids, tags } from './tags.ts';
import { nothing, octets, oid, sequence, unsigned, unsignedContent } from './write.ts';

/** What a token must bear again, so that it is an answer to this question and no other. */
export interface TimestampQuestion {
  /** 32 bytes that stand for the SHA-256 of a document. */
  readonly digest: Uint8Array;
  readonly nonce: Uint8Array;
}

const imprint = (digest: Uint8Array) => sequence(sequence(oid(oids.sha256), nothing), octets(digest));

/** A TimeStampReq (RFC 3161, 2.4.1) that leaves the policy to the authority and asks for no certificate. */
export const timestampRequest = ({ digest, nonce }: TimestampQuestion): Uint8Array =>
  sequence(unsigned(Uint8Array.of(1)), imprint(digest), unsigned(nonce));

export interface TimestampAnswer {
  /** PKIStatus: 0 granted, 1 granted with changes; the others come without a token. */
  readonly status: number;
  readonly token?: {
    readonly timeMs: number;
    /** Whether it bears the digest and the nonce of the question. */
    readonly isOurs: boolean;
  };
}

/** Reads a TimeStampResp (RFC 3161, 2.4.2); `undefined` where it is none. The signature is not looked at. */
export function readTimestampAnswer(body: Uint8Array, asked: TimestampQuestion): TimestampAnswer | undefined {
  const [response, ...others] = elementsIn(body);
  const [info, token] = elementsOf(response, tags.sequence);
  const status = smallNumber(elementsOf(info, tags.sequence)[0], tags.integer);
  if (status === undefined || others.length > 0) return undefined;
  if (token === undefined) return { status };
  const stamped = readToken(token, asked);
  return stamped === undefined ? undefined : { status, token: stamped };
}

/** The way down through CMS (RFC 5652, 5.1): ContentInfo, SignedData, EncapsulatedContentInfo, TSTInfo. */
function readToken(token: DerElement, asked: TimestampQuestion): TimestampAnswer['token'] | undefined {
  const [type, wrapped] = elementsOf(token, tags.sequence);
  if (!equalBytes(contentOf(type, tags.oid), oids.signedData)) return undefined;
  const [, , content] = elementsOf(elementsOf(wrapped, field(0).inside)[0], tags.sequence);
  const [contentType, contentWrapped] = elementsOf(content, tags.sequence);
  if (!equalBytes(contentOf(contentType, tags.oid), oids.timeStampInfo)) return undefined;
  const encoded = contentOf(elementsOf(contentWrapped, field(0).inside)[0], tags.octetString);
  if (encoded === undefined) return undefined;
  const [, , messageImprint, , time, ...optional] = elementsOf(elementsIn(encoded)[0], tags.sequence);
  const stampedMs = timeMs(time);
  if (stampedMs === undefined) return undefined;
  const [, digest] = elementsOf(messageImprint, tags.sequence);
  // Of what may follow the time, the nonce alone is an INTEGER on this level.
  const nonce = optional.find(({ tag }) => tag === tags.integer);
  const isOurs =
    equalBytes(contentOf(digest, tags.octetString), asked.digest) &&
    equalBytes(nonce?.content, unsignedContent(asked.nonce));
  return { timeMs: stampedMs, isOurs };
}
