import { nodeClock } from '@mach/ports/node';
import { dataFolder, isLocked } from '../../adapters/data-folder.ts';
import { askInbox } from '../../adapters/inbox.ts';
import { pinoLog } from '../../adapters/pino.ts';
import type { AdminAnswer, AdminRequest } from '../../admin/request.ts';
import { decideAlone } from './alone.ts';
import { Explained } from './base.ts';
import { refuseClosed } from './read-fleet.ts';

/** Has a request decided: by the collector that runs on the data folder, or by this process when none does. Throws with what it said no to. */
export async function ask(data: string, request: AdminRequest): Promise<AdminAnswer & { ok: true }> {
  const folder = dataFolder(data);
  refuseClosed(folder);
  let answer: AdminAnswer;
  if (isLocked(folder)) answer = await askInbox(folder.inbox, nodeClock(), request);
  else if (request.type === 'tell-state') throw new Explained(`no collector runs on ${data}`);
  else if (request.type === 'test-alert-route') {
    throw new Explained(`no collector runs on ${data}: it is the running one that knows its routes and their secrets`);
  } else if (request.type === 'sign-in') {
    throw new Explained(
      `no collector runs on ${data}: start it with "mach-collector serve --data ${data}", then ask for the link`,
    );
  } else answer = await decideAlone(data, request, pinoLog('warn'));
  if (!answer.ok) throw new Explained(answer.error);
  return answer;
}
