import type { Log } from '@mach/ports';
import { nodeClock, nodeHttp } from '@mach/ports/node';
import { z } from 'zod';
import { type ReflectorThread, startReflector } from '../reflector/start-reflector.ts';
import { DataFolderError } from './data-folder.ts';
import { explainStart } from './start-trouble.ts';

export interface FollowedCollector {
  readonly url: string;
  readonly token: string;
  readonly pin?: string;
}

interface Secret {
  readonly secret: Uint8Array;
  /** The collector's clock over this machine's: keys follow the collector's. */
  readonly clockAheadMs: number;
}

const ASK_EVERY_MS = 3_600_000;
const ASK_AGAIN_MS = 30_000;
const TIMEOUT_MS = 20_000;
/** Keys are made for hours: a clock that is seconds off asks for no new reflector. */
const CLOCK_OFF_MS = 60_000;

const answerSchema = z.object({ secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/), now: z.number() });

/**
 * Runs a reflector that knows its devices by another host's collector, until the signal. At the start the collector must
 * answer; afterwards what was learnt goes on while it is away. Throws with a sentence for the operator.
 */
export async function followCollector(
  {
    listen,
    collector,
    log,
  }: {
    readonly listen: { readonly host: string; readonly port: number };
    readonly collector: FollowedCollector;
    readonly log: Log;
  },
  signal: AbortSignal,
): Promise<void> {
  const clock = nodeClock();
  let known = await askSecret(collector, signal);
  let reflector = await open(known, listen);
  const { port } = reflector;
  log.info('ready', { listen: `${listen.host}:${port}`, collector: collector.url });
  for (let waitMs = ASK_EVERY_MS; !signal.aborted; ) {
    await clock.sleep(waitMs, signal).catch(() => undefined);
    if (signal.aborted) break;
    const next = await askSecret(collector, signal).catch((error: unknown) => {
      log.warn('the collector could not be asked: the keys of before go on', { error: String(error) });
      return undefined;
    });
    waitMs = next === undefined ? ASK_AGAIN_MS : ASK_EVERY_MS;
    if (next === undefined || isSame(known, next)) continue;
    log.info('the collector has another secret or clock: starting anew');
    await reflector.stop();
    reflector = await open(next, { ...listen, port });
    known = next;
  }
  await reflector.stop();
}

function open(secret: Secret, listen: { readonly host: string; readonly port: number }): Promise<ReflectorThread> {
  return startReflector({ ...listen, ...secret }).catch((error: unknown) => {
    throw explainStart(error, { place: `${listen.host}:${listen.port} (UDP)`, option: '--listen', data: '' });
  });
}

async function askSecret({ url, token, pin }: FollowedCollector, signal: AbortSignal): Promise<Secret> {
  const answer = await nodeHttp().exchange(
    {
      method: 'GET',
      url: new URL('/api/v1/stamp/secret', url).href,
      headers: { authorization: `Bearer ${token}` },
      timeoutMs: TIMEOUT_MS,
      bodyBytesMax: 4_096,
      trustedOnly: true,
      ...(pin === undefined ? {} : { pin }),
    },
    signal,
  );
  if (!answer.ok)
    throw new DataFolderError(`${url} does not answer (${answer.detail}): check the address and the line`);
  const { status, body } = answer.value;
  if (status === 401 || status === 403) {
    throw new DataFolderError(
      `${url} does not take this token (status ${status}): mach-collector tokens create --scope reflect makes one`,
    );
  }
  const parsed = answerSchema.safeParse(jsonIn(body));
  if (status !== 200 || !parsed.success) {
    throw new DataFolderError(`${url} answers with status ${status} and no secret: is a Mạch collector there?`);
  }
  const { secret, now } = parsed.data;
  return { secret: Buffer.from(secret, 'base64url'), clockAheadMs: now - nodeClock().wallMs() };
}

function isSame(one: Secret, other: Secret): boolean {
  return Buffer.from(one.secret).equals(other.secret) && Math.abs(one.clockAheadMs - other.clockAheadMs) < CLOCK_OFF_MS;
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
