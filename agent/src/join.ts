import type { Http, HttpExchange } from '@mach/ports';
import {
  checker,
  type EnrolmentAnswer,
  type EnrolmentRequest,
  ID_PATTERN,
  integer,
  object,
  SECRET_PATTERN,
  SHOWN_PATTERN,
  text,
  WIRE_VERSION,
} from '@mach/wire';
import type { JoinedIdentity, JoiningIdentity } from './identity.ts';

export interface JoinInput {
  readonly collectorUrl: string;
  readonly token: string;
  readonly pin?: string;
  /** Somebody asked by name for plain HTTP to a collector beyond this machine. */
  readonly plainHttp?: boolean;
  readonly proposed: JoiningIdentity;
  readonly machine: string;
  /** What an inventory by script would call this PC. */
  readonly inventoryHashes: readonly string[];
  /** Of its serial numbers, for the office's register. */
  readonly serialHashes?: readonly string[];
  readonly agentVersion: string;
  readonly about: Pick<EnrolmentRequest, 'role' | 'site' | 'label' | 'assetTag'>;
}

export type Joined =
  | {
      readonly ok: true;
      readonly identity: JoinedIdentity;
      readonly isNewId: boolean;
      /** Number under which this PC was inventoried before. */
      readonly supersedes?: number;
    }
  | {
      readonly ok: false;
      readonly why: string;
      readonly reason: WhyNotJoined;
      /** A collector has decided: asking again the same way changes nothing. */
      readonly isRefused: boolean;
    };

/** `token`, `revoked` and `other`: what a collector answered. `untrusted`: its key is not the one of the pin, or its certificate is nobody's. */
export type WhyNotJoined =
  | 'plain-http'
  | 'unreachable'
  | 'untrusted'
  | 'not-mach'
  | 'busy'
  | 'token'
  | 'revoked'
  | 'other';

const TIMEOUT_MS = 20_000;
const ANSWER_BYTES_MAX = 65_536;

const deviceNumber = integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const checkAnswer = checker(
  object(
    {
      device: text({ lengthMax: 32, pattern: ID_PATTERN }),
      deviceNumber,
      secret: text({ lengthMax: 43, pattern: SECRET_PATTERN }),
      unitCode: text({ lengthMax: 20 }),
      unitName: text({ lengthMax: 500, pattern: SHOWN_PATTERN }),
      salt: text({ lengthMax: 200 }),
    },
    { supersedes: deviceNumber },
  ),
);

/** A join token, and the pin of the collector's key when it carries one: `mach_join_<43>[.<pin>]`. */
export function splitToken(given: string): { readonly token: string; readonly pin?: string } | undefined {
  const found = /^(mach_join_[A-Za-z0-9_-]{43})(?:\.([A-Za-z0-9_-]{43}))?$/.exec(given.trim());
  if (found?.[1] === undefined) return undefined;
  return { token: found[1], ...(found[2] === undefined ? {} : { pin: found[2] }) };
}

/** The collector's place as it is kept: http or https, nothing behind the path, no slash at the end. */
export function collectorPlace(given: string): string | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.search !== '') {
    return undefined;
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** Asks the collector to take this device in. Asking again with the same identity gives the same device. */
export async function join(input: JoinInput, http: Http, signal: AbortSignal): Promise<Joined> {
  if (isOpenToListeners(input.collectorUrl) && input.plainHttp !== true) {
    return { ok: false, isRefused: true, reason: 'plain-http', why: inTheClear(input.collectorUrl) };
  }
  const request: EnrolmentRequest = {
    v: WIRE_VERSION,
    token: input.token,
    ...input.proposed,
    machine: input.machine,
    ...(input.inventoryHashes.length === 0 ? {} : { inventoryHashes: input.inventoryHashes }),
    ...(input.serialHashes === undefined || input.serialHashes.length === 0
      ? {}
      : { serialHashes: input.serialHashes }),
    agentVersion: input.agentVersion,
    ...input.about,
  };
  const exchange = await http.exchange(
    {
      method: 'POST',
      url: `${input.collectorUrl}/api/v1/enrol`,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: Buffer.from(JSON.stringify(request)),
      timeoutMs: TIMEOUT_MS,
      bodyBytesMax: ANSWER_BYTES_MAX,
      trustedOnly: true,
      ...(input.pin === undefined ? {} : { pin: input.pin }),
    },
    signal,
  );
  if (!exchange.ok) {
    const reason = exchange.failure === 'denied' ? 'untrusted' : 'unreachable';
    const why = unreachable(input.collectorUrl, exchange.failure, exchange.detail);
    return { ok: false, isRefused: false, reason, why };
  }
  const body = parse(exchange.value.body);
  if (exchange.value.status !== 200 && exchange.value.status !== 201) {
    return { ok: false, ...refusal(input.collectorUrl, exchange.value, body) };
  }
  if (checkAnswer(body).problems.length > 0)
    return { ok: false, ...elsewhere(input.collectorUrl, exchange.value.status) };
  return joinedAs(input, body as EnrolmentAnswer);
}

/** Plain HTTP beyond this machine: whoever is on the way can read and change all of it. */
export function isOpenToListeners(collectorUrl: string): boolean {
  const { protocol, hostname } = new URL(collectorUrl);
  return protocol === 'http:' && !/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

const inTheClear = (place: string) =>
  `${place} is plain HTTP: everybody on the way could read this PC’s secret and what it sends. Use the https address of the collector. ` +
  'Where nothing else is there, as in a laboratory, --plain-http asks for it by name.';

function joinedAs(input: JoinInput, answer: EnrolmentAnswer): Joined {
  const { device, secret, salt, deviceNumber, unitCode, unitName, supersedes } = answer;
  const pin = input.pin === undefined ? {} : { pin: input.pin };
  const identity = { device, secret, salt, deviceNumber, unitCode, unitName, collectorUrl: input.collectorUrl, ...pin };
  const isNewId = device !== input.proposed.device;
  return { ok: true, identity, isNewId, ...(supersedes === undefined ? {} : { supersedes }) };
}

type NotJoined = Omit<Extract<Joined, { readonly ok: false }>, 'ok'>;

function refusal(place: string, { status }: HttpExchange, body: unknown): NotJoined {
  const said = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  if (typeof said !== 'string') return elsewhere(place, status);
  if (status === 429 || status >= 500)
    return {
      isRefused: false,
      reason: 'busy',
      why: `The collector can't enrol anybody right now (${status}): ${said} Try again later.`,
    };
  const reason = status === 410 ? 'revoked' : status === 401 || status === 403 ? 'token' : 'other';
  return { isRefused: true, reason, why: `The collector refused (${status}): ${said}` };
}

function unreachable(place: string, failure: string, detail: string): string {
  const next =
    failure === 'denied'
      ? 'Ask whoever runs the collector for its pin (--pin), or for a token that carries it.'
      : 'Is the address right, and is this PC on the network? Nothing was changed; join again when it is.';
  return `No collector could be asked at ${place}: ${failure}, ${detail}. ${next}`;
}

function elsewhere(place: string, status: number): NotJoined {
  const why =
    `What answered at ${place} (status ${status}) is no Mạch collector. ` +
    'Is the address right? A network that asks to sign in first answers like this too.';
  return { isRefused: false, reason: 'not-mach', why };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
