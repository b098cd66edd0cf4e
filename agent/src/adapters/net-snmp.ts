import type { SnmpCredentials, SnmpTarget } from '@mach/ports';
import type { SnmpAnswer, SnmpFailure, SnmpSession, SnmpValue, Varbind } from '@mach/probes/snmp';
import * as library from 'net-snmp';
import { connectedDatagrams, type DatagramLimits } from './snmp-datagrams.ts';

/** One that is no longer needed is closed; its socket lives no longer. */
export interface OpenSnmpSession extends SnmpSession {
  close(): void;
}

/** Reports of a device about who asks (RFC 3414, usmStats), by the last number of their name. */
const REPORTS: Readonly<Record<string, SnmpFailure>> = {
  '1': denied('the device has no such security for this user: it wants signing or encryption otherwise'),
  '2': { ok: false, failure: 'bad-reply', detail: 'the device finds the question outside of its time window, twice' },
  '3': denied('the device knows no such user'),
  '4': { ok: false, failure: 'bad-reply', detail: 'the device does not know itself by the name that it gave' },
  '5': denied('the authPassword is wrong, or the authProtocol'),
  '6': denied('the privPassword is wrong, or the privProtocol'),
};
/** What the device did since it gave its time or its name: a new conversation sets it right, once. */
const OUTDATED = new Set(['2', '4']);
const USM_STATS = '1.3.6.1.6.3.15.1.1.';

/** Whoever does not understand a question of version 3 is to say so; many devices say nothing. */
const HALF_ANSWERED = denied(
  'the device says who it is, and nothing to the question: the privPassword, the privProtocol or the context is another',
);

class ReportError extends Error {
  readonly oid: string;
  constructor(oid: string) {
    super(`the device reports ${oid}`);
    this.oid = oid;
  }
}

/**
 * Talks to one device through net-snmp. Only questions can be put through it. The library's own socket is not used: ours takes packets of the
 * device alone, hears that its port is closed, and has bounds.
 */
export function openSnmpSession(target: SnmpTarget, limits: DatagramLimits): OpenSnmpSession {
  const datagrams = connectedDatagrams(target, limits);
  let session = open();
  let isRenewed = false;
  let hasAnswered = false;

  function open(): library.NetSnmpSession {
    const made = createSession(target, datagrams.module);
    // What can't be read is counted where it came in; without a listener it would end the process.
    made.on('error', () => datagrams.unreadable());
    made.userSecurityModelError = ({ responseCb }, oid) => responseCb(new ReportError(oid));
    return made;
  }

  /** Ends with the library's answer, or as soon as the socket knows that there will be none. */
  async function ask(
    put: (
      on: library.NetSnmpSession,
      done: (error: Error | null, found?: readonly library.NetSnmpVarbind[]) => void,
    ) => void,
  ): Promise<SnmpAnswer> {
    const { promise, resolve } = Promise.withResolvers<readonly library.NetSnmpVarbind[] | Error>();
    datagrams.onTrouble(resolve);
    try {
      put(session, (error, found) => resolve(error ?? found ?? []));
    } catch (error) {
      resolve(error instanceof Error ? error : new Error(String(error)));
    }
    const answer = await promise;
    if (!(answer instanceof Error)) {
      hasAnswered = true;
      return { ok: true, varbinds: answer.map(varbindOf) };
    }
    if (answer instanceof ReportError && OUTDATED.has(reportOf(answer)) && !isRenewed) {
      isRenewed = true;
      session.close();
      session = open();
      return ask(put);
    }
    const isSilent = answer instanceof library.RequestTimedOutError && datagrams.strange() === 0;
    if (isSilent && target.credentials.version === '3' && !hasAnswered && datagrams.hasHeard()) return HALF_ANSWERED;
    return failureOf(answer, target, datagrams.strange());
  }

  return {
    hasBulk: target.credentials.version !== '1',
    get: (oids) => ask((on, done) => on.get(oids, done)),
    getNext: (oids) => ask((on, done) => on.getNext(oids, done)),
    getBulk: async (oids, repetitions) =>
      ask((on, done) => on.getBulk(oids, 0, repetitions, (error, columns) => done(error, rowByRow(columns ?? [])))),
    sent: datagrams.sent,
    close: () => session.close(),
  };
}

function createSession(
  { address, port, timeoutMs, credentials }: SnmpTarget,
  dgramModule: object,
): library.NetSnmpSession {
  const settings = { port, timeout: timeoutMs, retries: 1, dgramModule };
  if (credentials.version !== '3') {
    const version = credentials.version === '1' ? library.Version1 : library.Version2c;
    return library.createSession(address, credentials.community, { ...settings, version });
  }
  const { context } = credentials;
  return library.createV3Session(address, userOf(credentials), { ...settings, version: library.Version3, context });
}

/** The library's names. Of the two ways to make a long key Blumenthal's is Net-SNMP's and most devices', Reeder's is Cisco's. */
const PRIVACY = { des: 'des', aes: 'aes', aes256: 'aes256b', aes256c: 'aes256r' } as const;

function userOf({ user, authentication, privacy }: Extract<SnmpCredentials, { version: '3' }>): library.NetSnmpUser {
  const { noAuthNoPriv, authNoPriv, authPriv } = library.SecurityLevel;
  const level = authentication === undefined ? noAuthNoPriv : privacy === undefined ? authNoPriv : authPriv;
  return {
    name: user,
    level: level ?? 0,
    ...(authentication !== undefined && {
      authProtocol: library.AuthProtocols[authentication.protocol],
      authKey: authentication.password,
    }),
    ...(privacy !== undefined && {
      privProtocol: library.PrivProtocols[PRIVACY[privacy.protocol]],
      privKey: privacy.password,
    }),
  };
}

/** The library sorts an answer by column; it came row by row, and where it was cut off is told by that order alone. */
function rowByRow(columns: readonly (readonly library.NetSnmpVarbind[])[]): readonly library.NetSnmpVarbind[] {
  const longest = Math.max(0, ...columns.map(({ length }) => length));
  return Array.from({ length: longest }, (_, row) => columns.flatMap((column) => column[row] ?? [])).flat();
}

function varbindOf({ oid, type, value }: library.NetSnmpVarbind): Varbind {
  return { oid, value: typedValue(type, value) };
}

const { ObjectType: types } = library;

function typedValue(type: number, value: unknown): SnmpValue {
  const plain = (as: 'integer' | 'gauge' | 'ticks' | 'counter32'): SnmpValue =>
    typeof value === 'number' && Number.isFinite(value) ? { type: as, number: value } : { type: 'other' };
  switch (type) {
    case types['Integer']:
      return plain('integer');
    case types['Gauge']:
      return plain('gauge');
    case types['TimeTicks']:
      return plain('ticks');
    case types['Counter']:
      return plain('counter32');
    case types['Counter64']:
      return Buffer.isBuffer(value) ? { type: 'counter64', number: wholeOf(value) } : { type: 'other' };
    case types['OctetString']:
      return Buffer.isBuffer(value) ? { type: 'octets', bytes: new Uint8Array(value) } : { type: 'other' };
    case types['OID']:
      return typeof value === 'string' ? { type: 'oid', text: value } : { type: 'other' };
    case types['IpAddress']:
      return typeof value === 'string' ? { type: 'address', text: value } : { type: 'other' };
    case types['Null']:
      return { type: 'null' };
    case types['NoSuchObject']:
    case types['NoSuchInstance']:
      return { type: 'absent' };
    case types['EndOfMibView']:
      return { type: 'end' };
    default:
      return { type: 'other' };
  }
}

/** Up to nine bytes, the first of which is 0 where the highest bit is set (X.690); only 64 bits count. */
function wholeOf(bytes: Buffer): bigint {
  const last = bytes.subarray(-8);
  return last.length === 0 ? 0n : BigInt(`0x${last.toString('hex')}`);
}

const reportOf = ({ oid }: ReportError): string =>
  oid.startsWith(USM_STATS) ? (oid.slice(USM_STATS.length).split('.')[0] ?? '') : '';

/** What the system says by a code, and the library by a class. */
const TROUBLES: Readonly<Record<string, SnmpFailure['failure']>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'denied',
  EPERM: 'denied',
};

function failureOf(error: Error, { port, timeoutMs }: SnmpTarget, strange: number): SnmpFailure {
  const { NoSuchName, TooBig, AuthorizationError } = library.ErrorStatus;
  if (error instanceof library.RequestFailedError) {
    if (error.status === AuthorizationError) return denied('the device refuses to tell this to whoever asks so');
    const status = error.status === TooBig ? 'too-big' : error.status === NoSuchName ? 'no-such-name' : 'other';
    return {
      ok: false,
      failure: 'bad-reply',
      detail: `the device refuses the question (error ${error.status})`,
      status,
    };
  }
  if (error instanceof ReportError) {
    return REPORTS[reportOf(error)] ?? { ok: false, failure: 'bad-reply', detail: error.message };
  }
  if (error instanceof library.ResponseInvalidError) {
    const { EAuthFailure, ECouldNotDecrypt } = library.ResponseInvalidCode;
    if (error.code === EAuthFailure)
      return denied('the answer is not signed with this authPassword by this authProtocol');
    if (error.code === ECouldNotDecrypt)
      return denied('the answer is not encrypted with this privPassword by this privProtocol');
  }
  if (error instanceof library.RequestTimedOutError) {
    // Asked twice: an answer is lost now and then, and a whole round must not hang on one.
    const waited = `within ${(2 * timeoutMs) / 1_000} s`;
    if (strange === 0) return { ok: false, failure: 'timeout', detail: `no answer by SNMP ${waited}` };
    return { ok: false, failure: 'bad-reply', detail: `${strange} packets ${waited}, and none of them the answer` };
  }
  const { code } = error as NodeJS.ErrnoException;
  const failure = TROUBLES[typeof code === 'string' ? code : ''];
  if (failure === 'refused') {
    return { ok: false, failure, detail: `nothing listens at UDP port ${port}: SNMP is not switched on there` };
  }
  if (failure !== undefined) return { ok: false, failure, detail: `asking by SNMP: ${code}` };
  return {
    ok: false,
    failure: 'bad-reply',
    detail: `the device's answer can't be used: ${error.message.slice(0, 200)}`,
  };
}

function denied(detail: string): SnmpFailure {
  return { ok: false, failure: 'denied', detail };
}
