import type { Cure, ErrorAnswer } from '@mach/wire';
import { noteServerTime } from '../live/collector-clock.ts';

/** Why a change came to nothing. `code` names it (`problems` of the messages); `fields` names what is wrong with each field of the form. */
export interface ChangeProblem {
  readonly code: string;
  /** The collector's own sentence, in English, where no code of ours fits. */
  readonly sentence?: string;
  readonly fields: ReadonlyMap<string, string>;
  /** What would be right in a field, where the collector names it. */
  readonly cures?: ReadonlyMap<string, Cure>;
  /** Places of a file that are wrong, as the collector says them. */
  readonly places?: NonNullable<ErrorAnswer['problems']>;
}

export type Changed<Data> =
  | { readonly ok: true; readonly data: Data; readonly headers: Headers }
  | { readonly ok: false; readonly problem: ChangeProblem };

export interface Given {
  readonly body?: unknown;
  /** A file, sent as it is. */
  readonly file?: Blob;
  /** Which version of the thing was seen. */
  readonly version?: string | undefined;
  readonly signal?: AbortSignal;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Asks the administration of the collector for something. Never throws. */
export async function askAdmin<Data>(method: Method, path: string, given: Given = {}): Promise<Changed<Data>> {
  const answer = await fetchAdmin(method, path, given);
  if (!answer.ok) return answer;
  const isJson = (answer.response.headers.get('content-type') ?? '').includes('json');
  const data = isJson ? ((await answer.response.json().catch(() => undefined)) as Data) : (undefined as Data);
  return { ok: true, data, headers: answer.response.headers };
}

/** The same, with the answer's body still to be read: for archives. */
export async function fetchAdmin(
  method: Method,
  path: string,
  { body, file, version, signal }: Given,
): Promise<
  { readonly ok: true; readonly response: Response } | { readonly ok: false; readonly problem: ChangeProblem }
> {
  try {
    const response = await fetch(`/api/v1/admin/${path}`, {
      method,
      cache: 'no-store',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
      ...(signal === undefined ? {} : { signal }),
    });
    noteServerTime(response.headers.get('date'));
    return response.ok ? { ok: true, response } : { ok: false, problem: await problemOf(response) };
  } catch {
    return { ok: false, problem: { code: navigator.onLine ? 'unreachable' : 'offline', fields: new Map() } };
  }
}

const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'sign-in',
  403: 'forbidden',
  404: 'not-found',
  412: 'changed-meanwhile',
  413: 'too-large',
  428: 'version-missing',
  429: 'busy',
};

interface Told {
  readonly error?: unknown;
  readonly code?: unknown;
  readonly problems?: readonly {
    readonly path?: unknown;
    readonly found?: unknown;
    readonly expected?: unknown;
    readonly cure?: Cure;
    readonly against?: { readonly path: string; readonly found: string };
  }[];
}

async function problemOf(response: Response): Promise<ChangeProblem> {
  const told = ((await response.json().catch(() => ({}))) ?? {}) as Told;
  const fields = new Map(
    (Array.isArray(told.problems) ? told.problems : []).map(({ path, found }) => [
      fieldOf(String(path ?? '')),
      response.status === 400 ? 'invalid' : String(found ?? 'invalid'),
    ]),
  );
  const cures = new Map(
    (Array.isArray(told.problems) ? told.problems : []).flatMap(({ path, cure }) =>
      cure === undefined ? [] : [[fieldOf(String(path ?? '')), cure] as const],
    ),
  );
  const usual = response.status === 503 ? 'journal-full' : response.status >= 500 ? 'server' : refusalOf(fields);
  const code = typeof told.code === 'string' ? told.code : (BY_STATUS[response.status] ?? usual);
  const places = (Array.isArray(told.problems) ? told.problems : []).map(
    ({ path, found, expected, cure, against }) => ({
      path: String(path ?? ''),
      found: String(found ?? ''),
      expected: String(expected ?? ''),
      ...(cure === undefined ? {} : { cure }),
      ...(against === undefined ? {} : { against }),
    }),
  );
  return { code, fields, cures, places, ...(typeof told.error === 'string' ? { sentence: told.error } : {}) };
}

/** What is wrong with fields stands beside them. */
const refusalOf = (fields: ReadonlyMap<string, string>) => (fields.size > 0 ? 'form-mistakes' : 'not-possible');

/** `body.hosts.0` is about the field `hosts`. */
const fieldOf = (path: string): string => path.replace(/^body\.?/, '').split('.')[0] ?? '';
