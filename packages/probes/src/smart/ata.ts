import type { Attribute } from './attribute.ts';
import { countAt, flagAt, listAt, numberAt, textAt, valueAt } from './json-path.ts';
import { type RawCount, rawCount, threeWords } from './raw-count.ts';
import { type Wear, wearOfAttributes } from './wear.ts';

/**
 * The attributes that count trouble. Numbers mean other things with other makers (197 is "Not_In_Use" on one SSD, 202 wear on
 * another), so number and name must agree; smartctl's drive database gives the names.
 */
const COUNTED = {
  reallocatedSectors: { id: 5, name: /realloc|reassign|retired|bad_?bl|failing_bl/i },
  spinRetries: { id: 10, name: /spin_retry/i },
  endToEndErrors: { id: 184, name: /end-?_?to-?_?end/i },
  reportedUncorrectable: { id: 187, name: /uncorrect/i },
  commandTimeouts: { id: 188, name: /timeout/i },
  reallocationEvents: { id: 196, name: /realloc/i },
  // Crucial's MX500 counts ECC there, to and fro between 0 and 1; newer databases call it bogus.
  pendingSectors: { id: 197, name: /^(?!bogus).*pending_sect/i },
  offlineUncorrectable: { id: 198, name: /uncorrect/i },
  interfaceCrcErrors: { id: 199, name: /crc/i },
} as const;
type Counted = keyof typeof COUNTED;

export interface AtaValues extends Partial<Record<Counted, number>>, Wear {
  /** Numbers of attributes that count trouble and whose raw value could not be read. */
  readonly notUnderstood?: string;
  /** An attribute that foretells failure is at or below its maker's threshold. */
  readonly thresholdCrossed?: boolean;
  readonly thresholdCrossedBefore?: boolean;
}

/** What the attributes of a SATA disk tell; undefined where there is no table. */
export function ataValues(output: unknown): AtaValues | undefined {
  const attributes = listAt(output, 'ata_smart_attributes', 'table').flatMap(attributeOf);
  if (attributes.length === 0) return undefined;
  const counts: Partial<Record<Counted, number>> = {};
  const notUnderstood: number[] = [];
  for (const [sign, { id, name }] of Object.entries(COUNTED) as [Counted, (typeof COUNTED)[Counted]][]) {
    const attribute = attributes.find((each) => each.id === id && name.test(each.name));
    if (attribute === undefined) continue;
    const raw = countOf(sign, attribute);
    // Packed events without one sector that was replaced: the lowest word is no count of them.
    const isContradicted = sign === 'reallocationEvents' && raw.type === 'packed' && !counts.reallocatedSectors;
    if (raw.type === 'unknown' || isContradicted) notUnderstood.push(id);
    else counts[sign] = raw.count;
  }
  const prefailure = attributes.filter(({ isPrefailure }) => isPrefailure);
  return {
    ...counts,
    ...wearOfAttributes(attributes, output),
    ...(notUnderstood.length > 0 && { notUnderstood: notUnderstood.join(' ') }),
    thresholdCrossed: prefailure.some(({ failed }) => failed === 'now'),
    thresholdCrossedBefore: prefailure.some(({ failed }) => failed === 'past'),
  };
}

function countOf(sign: Counted, { raw, rawText }: Attribute): RawCount {
  const count = rawCount(raw, rawText);
  const isTooMany = count.type === 'unknown' || count.count > 65_535;
  return sign === 'commandTimeouts' && isTooMany && raw !== undefined ? threeWords(raw) : count;
}

function attributeOf(entry: unknown): readonly Attribute[] {
  const id = countAt(entry, 'id');
  if (id === undefined) return [];
  return [
    {
      id,
      name: textAt(entry, 'name') ?? '',
      value: numberAt(entry, 'value'),
      threshold: numberAt(entry, 'thresh'),
      raw: countAt(entry, 'raw', 'value'),
      rawText: textAt(entry, 'raw', 'string'),
      failed: String(valueAt(entry, 'when_failed') ?? ''),
      isPrefailure: flagAt(entry, 'flags', 'prefailure') ?? false,
    },
  ];
}
