import type { Random } from '@mach/ports';
import { memoryLog } from '@mach/ports/testing';
import { createSignIn, signInPorts } from '../accounts/sign-in.ts';
import { writeCsv } from '../adapters/csv-stringify.ts';
import { writeWord } from '../adapters/docx.ts';
import { officePapers } from '../adapters/paper-writer.ts';
import { createMeter } from '../adapters/prom-client.ts';
import { writeWorkbook } from '../adapters/xlsx.ts';
import { routeSeal } from '../alerts/alert-desk.ts';
import type { Collector } from '../app.ts';
import type { RouteContext } from '../http/api-server.ts';
import { limitsByAddress } from '../http/limits-by-address.ts';
import { createSessions } from '../http/sessions.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { planMaker } from '../planning/plan-maker.ts';

/** Papers of no office, by the forms of the program. */
const OFFICE = officePapers(undefined, {});

/** What second factors follow from in tests. */
export const TOTP_MASTER = new Uint8Array(32).fill(7);

/** What routes get, over a collector in memory. */
export function routeContext(collector: Collector, random: Random, limits = COLLECTOR_LIMITS): RouteContext {
  return {
    collector,
    settings: { version: '0', reportEveryS: 60, sendEveryS: 300, services: [] },
    limits,
    sessions: createSessions(random, limits),
    signIn: createSignIn(signInPorts(collector, { random, log: memoryLog(), totpMaster: TOTP_MASTER }), limits),
    byAddress: limitsByAddress(limits),
    tables: { writeCsv, writeWorkbook },
    meter: createMeter(),
    paper: OFFICE,
    planMaker: planMaker(OFFICE),
    files: { csv: writeCsv, word: writeWord },
    alertDesk: {
      ...routeSeal(TOTP_MASTER, random),
      ofFile: () => [],
      rules: () => ({ digestMinute: 435, repeatHours: 4, hasHeartbeat: false }),
      mayAsk: (address) => !address.startsWith('127.'),
      retake: async () => {},
    },
    drawGroupText: async () => new Uint8Array(8),
    random,
  };
}
