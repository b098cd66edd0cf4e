import { randomBytes } from 'node:crypto';
import { chown, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { Clock, Log } from '@mach/ports';
import { type AdminAnswer, type AdminRequest, adminRequestSchema, askerSchema } from '../admin/request.ts';

/** How often the collector looks into its inbox, and a command for its answer. */
const LOOK_EVERY_MS = 100;
/** How long a command waits for the running collector. */
const ANSWER_TIMEOUT_MS = 15_000;
/** Requests answered in one look; the others in the next. */
const REQUESTS_AT_ONCE_MAX = 100;

/** Answers the requests that commands drop into the inbox, until the signal aborts. One bad file never stops it. */
export async function serveInbox(
  inbox: string,
  clock: Clock,
  log: Log,
  decide: (request: AdminRequest, askedBy: string) => Promise<AdminAnswer>,
  signal: AbortSignal,
): Promise<void> {
  await removeLeftovers(inbox, clock);
  while (!signal.aborted) {
    try {
      const names = (await readdir(inbox)).filter((name) => name.endsWith('.request')).sort();
      for (const name of names.slice(0, REQUESTS_AT_ONCE_MAX)) await answerOne(inbox, name, decide);
    } catch (error) {
      log.error('the inbox can not be read', { inbox, error: String(error) });
    }
    await clock.sleep(LOOK_EVERY_MS, signal).catch(() => {});
  }
}

/**
 * What commands that were killed have left: answers that nobody reads any more, and requests whose
 * asker gave up. They must not be carried out by a collector that starts days later.
 */
async function removeLeftovers(inbox: string, clock: Clock): Promise<void> {
  for (const name of await readdir(inbox).catch(() => [])) {
    const file = join(inbox, name);
    const age = await stat(file).then(
      ({ mtimeMs }) => clock.wallMs() - mtimeMs,
      () => 0,
    );
    if (age > ANSWER_TIMEOUT_MS) await rm(file, { force: true });
  }
}

async function answerOne(
  inbox: string,
  name: string,
  decide: (request: AdminRequest, askedBy: string) => Promise<AdminAnswer>,
): Promise<void> {
  const file = join(inbox, name);
  let answer: AdminAnswer;
  try {
    const asked: unknown = JSON.parse(await readFile(file, 'utf8'));
    answer = await decide(adminRequestSchema.parse(asked), askerSchema.parse(asked).askedBy);
  } catch (error) {
    answer = { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
  await rm(file, { force: true });
  await put(join(inbox, name.replace(/\.request$/, '.answer')), answer);
}

/** Asks the running collector, and waits for what it decided. Throws when it does not answer. */
export async function askInbox(inbox: string, clock: Clock, request: AdminRequest): Promise<AdminAnswer> {
  const name = randomBytes(16).toString('hex');
  const answerFile = join(inbox, `${name}.answer`);
  await put(join(inbox, `${name}.request`), { ...request, askedBy: systemUser() });
  for (let waitedMs = 0; waitedMs < ANSWER_TIMEOUT_MS; waitedMs += LOOK_EVERY_MS) {
    await clock.sleep(LOOK_EVERY_MS);
    const text = await readFile(answerFile, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    await rm(answerFile, { force: true });
    return JSON.parse(text) as AdminAnswer;
  }
  await rm(join(inbox, `${name}.request`), { force: true });
  throw new Error(
    `the running collector did not answer within ${ANSWER_TIMEOUT_MS / 1_000} s: is it still reading its journal?`,
  );
}

/** Who runs this program; behind sudo, who called it. */
export function systemUser(): string {
  const { SUDO_USER: caller } = process.env;
  try {
    return caller ?? userInfo().username;
  } catch {
    // A user of no name, as in a container.
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

/** Whole or not at all: the reader must never see half a file. */
async function put(file: string, content: unknown): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(content), { mode: 0o600 });
  await giveToOwner(`${file}.new`);
  await rename(`${file}.new`, file);
}

/** What root asks must be readable by the collector, which runs as the user whose folder it is. */
async function giveToOwner(file: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dirname(file));
  await chown(file, uid, gid);
}
