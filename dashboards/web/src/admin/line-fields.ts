import type { Line } from '@mach/wire';

/** What is typed about a line. */
export interface LineFields {
  readonly kind: Line['kind'];
  readonly provider: string;
  readonly circuit: string;
  readonly contract: string;
  /** Mb/s, with a comma or a point. */
  readonly committed: string;
  readonly hotline: string;
  readonly payment: 'flat' | 'metered';
}

export const NO_LINE: LineFields = {
  kind: 'internet',
  provider: '',
  circuit: '',
  contract: '',
  committed: '',
  hotline: '',
  payment: 'flat',
};

/** A line as it stands in the form. */
export const fieldsOfLine = (line: Omit<Line, 'id' | 'siteId'>): LineFields => ({
  kind: line.kind,
  provider: line.provider ?? '',
  circuit: line.circuit ?? '',
  contract: line.contract ?? '',
  committed:
    line.committedBitsPerSecond === undefined ? '' : String(line.committedBitsPerSecond / 1e6).replace('.', ','),
  hotline: line.hotline ?? '',
  payment: line.isMetered === true ? 'metered' : 'flat',
});

const MBPS_MAX = 100_000;

/** What the collector is asked to register, or what is wrong, by field. */
export function typedLine({
  committed,
  payment,
  ...said
}: LineFields):
  | { readonly ok: true; readonly body: object }
  | { readonly ok: false; readonly wrong: Readonly<Record<string, string>> } {
  const mbps = Number(committed.trim().replace(',', '.'));
  const isSpeed = mbps > 0 && mbps <= MBPS_MAX;
  const wrong = {
    ...(said.provider.trim() === '' ? { provider: 'required' } : {}),
    ...(committed.trim() === '' || isSpeed ? {} : { committedBitsPerSecond: 'speed-form' }),
  };
  if (Object.keys(wrong).length > 0) return { ok: false, wrong };
  const speed = committed.trim() === '' ? {} : { committedBitsPerSecond: Math.round(mbps * 1e6) };
  return { ok: true, body: { ...said, ...speed, isMetered: payment === 'metered' } };
}
