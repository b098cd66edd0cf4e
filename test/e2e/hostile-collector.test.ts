import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { kinds } from '@mach/probes';
import { afterAll, describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';
import { MARK, startHostileCollector } from '../support/hostile-collector.ts';
import { ownAddress } from '../support/own-address.ts';
import { AGENT, cleanUp, eventually, run, start, temporaryFolder } from '../support/programs.ts';

const strace = requires('strace');
afterAll(cleanUp);

const own = ownAddress();
const network = requiresThat(own !== '', 'this machine has no address but loopback');

describe.skipIf(strace.skip || network.skip)(
  `a collector that holds every key but the release key ${strace.reason}${network.reason}`,
  () => {
    it('makes no agent run, write or reach what is not the agent’s own, nor end', async () => {
      const folder = await temporaryFolder();
      const [data, file, trace] = [join(folder, 'agent'), join(folder, MARK), join(folder, 'trace')];
      const collector = await startHostileCollector(own, file, [...kinds.keys()]);
      const joining = ['join', collector.url, '--token', `mach_join_${'A'.repeat(43)}`, '--plain-http', '--data', data];
      expect((await run(AGENT, joining)).code).toBe(0);
      const checks = [{ id: 'own', kind: 'memory', everyS: 5 }];
      writeFileSync(
        join(data, 'agent.yaml'),
        JSON.stringify({ reportEveryS: 5, sendEveryS: 5, defaultChecks: false, checks }),
      );
      const before = readdirSync(folder);

      const calls =
        'execve,openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,link,symlink,chmod,fchmodat,connect';
      const watched = [
        '-f',
        '-qq',
        '-s',
        '400',
        '-e',
        `trace=${calls}`,
        '-o',
        trace,
        process.execPath,
        AGENT,
        'run',
        '--data',
        data,
      ];
      const agent = start('strace', watched);
      await eventually(
        'the agent has heard all that is tried',
        () => (collector.batches() >= 6 && collector.configs() >= 4) || undefined,
        120_000,
      );
      expect(agent.child.exitCode, agent.output()).toBeNull();
      agent.child.kill('SIGINT');
      process.kill(pidOf(data), 'SIGTERM');
      await agent.ended;
      collector.close();

      expect(agent.output()).not.toMatch(/this is a bug|stopped working/);
      expect(collector.trapped(), 'a service of this machine was reached').toBe(0);
      expect(existsSync(file)).toBe(false);
      expect(readdirSync(folder)).toEqual([...before, basename(trace)].sort());
      const lines = readFileSync(trace, 'utf8').split('\n');
      expect(
        programsIn(lines).filter((program) => program !== process.execPath && !/^\/(usr\/)?s?bin\//.test(program)),
      ).toEqual([]);
      // The inventory has its own programs of the system, by command lines of its own: none has a word of the collector's in it.
      expect(lines.filter((line) => line.includes('execve(') && line.includes(MARK))).toEqual([]);
      expect(writtenIn(lines).filter((path) => !path.startsWith(data) && !/^\/(dev|proc)\//.test(path))).toEqual([]);
    });
  },
);

/** Programs whose start the system has granted. */
const programsIn = (lines: readonly string[]) => [
  ...new Set(lines.flatMap((line) => (/execve\("([^"]+)".* = 0$/.exec(line)?.[1] ? [RegExp.$1] : []))),
];

/** Paths that were opened to be written, renamed to, or removed, and that the system has granted. */
const writtenIn = (lines: readonly string[]) => [
  ...new Set(
    lines
      .filter((line) => !/ = -1 E/.test(line))
      .flatMap((line) => {
        const opened = /open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)/.exec(line)?.[1];
        const changed = /(?:rename|renameat2?|unlink|unlinkat|link|symlink|chmod|fchmodat)\((.*)\)/.exec(line)?.[1];
        const paths =
          changed === undefined ? [] : [...changed.matchAll(/"([^"]+)"/g)].map(([, path]) => path as string);
        return [...(opened === undefined ? [] : [opened]), ...paths];
      }),
  ),
];

function pidOf(data: string): number {
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return (
        command.some((part) => part.endsWith('resident.js')) &&
        readFileSync(`/proc/${pid}/environ`, 'utf8').includes(data)
      );
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error('the agent does not run');
  return Number(found);
}
