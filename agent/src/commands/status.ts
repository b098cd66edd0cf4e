import { existsSync, readFileSync } from 'node:fs';
import { agentStatusSentences } from '@mach/messages';
import { readNotJoined } from '../adapters/not-joined-file.ts';
import type { AgentStatus } from '../agent.ts';
import { agentLimits } from '../limits.ts';
import { readSpool } from '../spool/open.ts';
import { AgentCommand, configFlag, dataFlag, jsonFlag, langFlag } from './agent-command.ts';

/** Rows of the ledger that are shown. */
const LEDGER_ROWS = 20;

export default class Status extends AgentCommand {
  static override summary = 'Print what waits, what the collector has, what was given up and what the agent costs.';
  static override flags = { config: configFlag, data: dataFlag, json: jsonFlag, lang: langFlag };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Status);
    const folder = this.folder(flags.data);
    const identity = this.identity(folder);
    const ports = this.ports(this.settings(flags.config, folder), identity);
    const spool = readSpool(folder.file('spool.sqlite'), ports, agentLimits.spool, (opened) => ({
      facts: opened.facts(),
      ledger: opened.ledger(LEDGER_ROWS),
    }));
    const file = folder.file('status.json');
    // Written by the resident once a minute: as old as `at` says.
    const resident: Partial<AgentStatus & { readonly at: number }> = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : {};
    const facts = spool?.facts;
    const waitsFor = identity === undefined ? readNotJoined(folder) : undefined;
    const status = {
      joined: identity !== undefined,
      ...(waitsFor === undefined ? {} : { waitsFor }),
      ...(identity === undefined
        ? {}
        : {
            device: identity.device,
            deviceNumber: identity.deviceNumber,
            unitCode: identity.unitCode,
            collectorUrl: identity.collectorUrl,
          }),
      queueDepth: facts?.queueDepth ?? 0,
      oldestQueuedAt: facts?.oldestQueuedAt ?? null,
      acknowledged: (facts?.acknowledged ?? []).map(([from, to]) => [facts?.epoch, from, to]),
      dropped: facts?.dropped ?? 0,
      refused: facts?.refused ?? 0,
      spoolBytes: facts?.bytes ?? 0,
      ledger: spool?.ledger ?? [],
      inMemory: resident.inMemory ?? 0,
      lastDeliveredAt: resident.lastDeliveredAt ?? null,
      trouble: resident.trouble ?? null,
      cost: resident.cost ?? null,
      at: resident.at ?? null,
    };
    if (flags.json) return this.printJson(status);
    const { lastDeliveredAt, trouble, cost, at } = resident;
    const oldestWaitingAt = facts?.oldestQueuedAt;
    const lines = agentStatusSentences(
      {
        ...(identity === undefined ? {} : { joined: identity }),
        ...(waitsFor === undefined ? {} : { waitsFor }),
        waiting: status.queueDepth + status.inMemory,
        ...(oldestWaitingAt === undefined ? {} : { oldestWaitingAt }),
        ...(lastDeliveredAt === undefined ? {} : { lastDeliveredAt }),
        ...(trouble === undefined ? {} : { trouble }),
        dropped: status.dropped,
        refused: status.refused,
        ...(cost === undefined ? {} : { cost }),
        ...(at === undefined ? {} : { at }),
      },
      ports.clock.wallMs(),
      flags.lang,
    );
    for (const line of lines) this.log(line);
  }
}
