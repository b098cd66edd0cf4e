import { createHash } from 'node:crypto';
import type { Needed } from './closure.ts';

export interface Product {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Seconds since 1970. */
  readonly epochS: number;
}

/**
 * The bill of materials of a package, as a CycloneDX 1.6 document in JSON: its program first, then all that is in it, with
 * licence and the hash that npm knows it by. The serial number follows from the content, so that the same parts give the same bytes.
 */
export function billOfMaterials(
  product: Product,
  [program, ...parts]: readonly Needed[],
  also: readonly Needed[],
): string {
  if (program === undefined) throw new Error('a bill of materials begins with the program itself');
  const all = [...parts, ...also].toSorted((a, b) => (a.place < b.place ? -1 : 1));
  const refs = new Map([program, ...all].map((each) => [each.place, purl(each)]));
  const dependencies = [program, ...all].map(({ place, needs }) => ({
    ref: refs.get(place),
    dependsOn: [...new Set([...needs, ...(place === program.place ? also.map((each) => each.place) : [])])]
      .map((each) => refs.get(each))
      .toSorted(),
  }));
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: new Date(product.epochS * 1_000).toISOString(),
      component: {
        type: 'application',
        'bom-ref': refs.get(program.place),
        name: product.name,
        version: product.version,
        description: product.description,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: all.map(component),
    dependencies: dependencies.toSorted((a, b) => ((a.ref ?? '') < (b.ref ?? '') ? -1 : 1)),
  };
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(document))}`;
  return `${JSON.stringify({ ...document, serialNumber }, undefined, 2)}\n`;
}

const purl = ({ name, version }: Needed) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

function component(each: Needed) {
  const { name, version, integrity, licence } = each;
  const licenses =
    licence === undefined
      ? {}
      : { licenses: [/[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } }] };
  const sha512 = integrity?.split(' ').find((hash) => hash.startsWith('sha512-'));
  return {
    type: 'library',
    'bom-ref': purl(each),
    name,
    version,
    purl: purl(each),
    ...licenses,
    ...(sha512 === undefined
      ? {}
      : { hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512.slice(7), 'base64').toString('hex') }] }),
  };
}

/** A UUID of version 8 (RFC 9562): its bits are a hash of ours. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
