import { contentOf, type DerElement, elementsIn, elementsOf, equalBytes, smallNumber, timeMs } from './read.ts';
import { field, oids, tags } from './tags.ts';
import { nothing, octets, oid, sequence, unsigned, unsignedContent } from './write.ts';

/** What names a certificate to a responder (RFC 6960, 4.1.1): SHA-1 over the issuer's name and key, and the serial number. */
export interface CertificateId {
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serial: Uint8Array;
}

/** A request for one certificate, without nonce and signature, as RFC 5019 (2.1.1) has it for responders with ready answers. */
export const ocspRequest = ({ issuerNameHash, issuerKeyHash, serial }: CertificateId): Uint8Array => {
  const algorithm = sequence(oid(oids.sha1), nothing);
  const certificateId = sequence(algorithm, octets(issuerNameHash), octets(issuerKeyHash), unsigned(serial));
  return sequence(sequence(sequence(sequence(certificateId))));
};

export type CertificateStatus = 'good' | 'revoked' | 'unknown';

export interface OcspAnswer {
  /** 0 is success; the others of RFC 6960, 4.2.1 come without a `certificate`. */
  readonly responseStatus: number;
  /** What is said of the certificate that was asked for; absent where the answer is about others alone. */
  readonly certificate?: {
    readonly status: CertificateStatus;
    readonly thisUpdateMs: number;
    /** Absent where newer information is always there. */
    readonly nextUpdateMs?: number;
  };
}

/** Most certificates of one answer that are looked through: one was asked for. */
const RESPONSES_MAX = 10;

/** Reads an OCSPResponse (RFC 6960, 4.2.1); `undefined` where it is none. The signature is not looked at. */
export function readOcspAnswer(body: Uint8Array, asked: CertificateId): OcspAnswer | undefined {
  const [response, ...others] = elementsIn(body);
  const [status, wrapped] = elementsOf(response, tags.sequence);
  const responseStatus = smallNumber(status, tags.enumerated);
  if (responseStatus === undefined || others.length > 0) return undefined;
  if (responseStatus !== 0) return { responseStatus };
  const [type, basic] = elementsOf(elementsOf(wrapped, field(0).inside)[0], tags.sequence);
  const octetString = contentOf(basic, tags.octetString);
  if (!equalBytes(contentOf(type, tags.oid), oids.ocspBasic) || octetString === undefined) return undefined;
  const [data] = elementsOf(elementsIn(octetString)[0], tags.sequence);
  const responses = elementsOf(data, tags.sequence).find(({ tag }) => tag === tags.sequence);
  if (responses === undefined) return undefined;
  const ours = elementsOf(responses, tags.sequence).slice(0, RESPONSES_MAX).find(isAbout(asked));
  if (ours === undefined) return { responseStatus };
  const certificate = readSingle(elementsOf(ours, tags.sequence));
  return certificate === undefined ? undefined : { responseStatus, certificate };
}

const isAbout = (asked: CertificateId) => (single: DerElement) => {
  const [, nameHash, keyHash, serial] = elementsOf(elementsOf(single, tags.sequence)[0], tags.sequence);
  return (
    equalBytes(contentOf(nameHash, tags.octetString), asked.issuerNameHash) &&
    equalBytes(contentOf(keyHash, tags.octetString), asked.issuerKeyHash) &&
    equalBytes(contentOf(serial, tags.integer), unsignedContent(asked.serial))
  );
};

/** SingleResponse: certID, certStatus, thisUpdate, nextUpdate in [0], extensions in [1]. */
function readSingle([, status, thisUpdate, next]: readonly DerElement[]): OcspAnswer['certificate'] | undefined {
  const found = status === undefined ? undefined : statuses.get(status.tag);
  const thisUpdateMs = timeMs(thisUpdate);
  if (found === undefined || thisUpdateMs === undefined) return undefined;
  if (next?.tag !== field(0).inside) return { status: found, thisUpdateMs };
  const nextUpdateMs = timeMs(elementsIn(next.content)[0]);
  return nextUpdateMs === undefined ? undefined : { status: found, thisUpdateMs, nextUpdateMs };
}

/** The choices of CertStatus by their tags; a revoked one holds when and why. */
const statuses: ReadonlyMap<number, CertificateStatus> = new Map([
  [field(0).plain, 'good'],
  [field(1).inside, 'revoked'],
  [field(2).plain, 'unknown'],
]);
