import type { Cure } from '@mach/wire';

/** A complaint of a schema, as zod has it; what it holds besides its code depends on that. */
export interface Complaint {
  readonly code?: string | undefined;
  readonly origin?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly expected?: unknown;
  readonly format?: unknown;
  readonly pattern?: unknown;
  readonly values?: unknown;
  readonly issues?: unknown;
  /** A rule of our own names its cure here. */
  readonly params?: unknown;
}

/** What would be right in place of what a schema refused, for pages to say it in their reader's language; nothing where no code fits. */
export function cureOf(complaint: Complaint): { readonly cure?: Cure } {
  const cure = codeOf(complaint);
  return cure === undefined ? {} : { cure };
}

function codeOf({ code, ...rest }: Complaint): Cure | undefined {
  switch (code) {
    case 'too_small':
      return bounded(rest.origin, 'least', Number(rest.minimum));
    case 'too_big':
      return bounded(rest.origin, 'most', Number(rest.maximum));
    case 'invalid_type':
      return typeof rest.expected === 'string' ? OF_TYPE[rest.expected] : undefined;
    case 'invalid_value':
      return Array.isArray(rest.values) ? { code: 'one-of', values: rest.values.map(String) } : undefined;
    case 'invalid_format':
      return ofFormat(rest);
    case 'invalid_key':
      return Array.isArray(rest.issues) ? codeOf(rest.issues[0] ?? {}) : undefined;
    case 'unrecognized_keys':
      return { code: 'known-key' };
    case 'custom':
      return ofOwnRule(rest.params as { readonly cure?: unknown; readonly limit?: unknown } | undefined);
    default:
      return undefined;
  }
}

function ofOwnRule(params: { readonly cure?: unknown; readonly limit?: unknown } | undefined): Cure | undefined {
  if (params?.cure === 'in-order') return { code: 'in-order' };
  return params?.cure === 'at-most' ? { code: 'at-most', limit: Number(params.limit) } : undefined;
}

function bounded(origin: unknown, end: 'least' | 'most', limit: number): Cure | undefined {
  if (origin === 'string') {
    // Empty is what people see of it, not a text of no characters.
    return end === 'least' && limit <= 1 ? { code: 'given' } : { code: `characters-at-${end}`, limit };
  }
  if (origin === 'array' || origin === 'set') return { code: `entries-at-${end}`, limit };
  return Number.isFinite(limit) ? { code: `at-${end}`, limit } : undefined;
}

const OF_TYPE: Readonly<Record<string, Cure>> = {
  string: { code: 'text' },
  number: { code: 'number' },
  int: { code: 'whole-number' },
  boolean: { code: 'yes-no' },
  array: { code: 'list' },
  object: { code: 'given' },
};

function ofFormat({ format, pattern }: Complaint): Cure | undefined {
  if (format === 'date') return { code: 'day' };
  if (format === 'url') return { code: 'address' };
  // A number past what is exact is told as a format that it has not.
  if (format === 'safeint') return { code: 'whole-number' };
  return String(pattern) === COMMUNE_CODE ? { code: 'commune-code' } : undefined;
}

const COMMUNE_CODE = '/^\\d{5}$/';
