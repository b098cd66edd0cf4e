import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually, temporaryFolder } from '../../support/programs.ts';
import { EVERY_S, type Peer } from './contender.ts';
import { CENTRE, makeNetwork } from './own-network.ts';
import { zabbixServer } from './zabbix-server.ts';

/** 47 items about the PC; with the three ports that are opened, fifty. */
const ITEMS = [
  ...['user', 'system', 'idle', 'iowait', 'nice', 'interrupt', 'softirq', 'steal'].map(
    (of) => `system.cpu.util[,${of}]`,
  ),
  ...['avg1', 'avg5', 'avg15'].map((of) => `system.cpu.load[all,${of}]`),
  ...['total', 'available', 'free', 'buffers', 'cached', 'active', 'inactive', 'slab', 'pavailable'].map(
    (of) => `vm.memory.size[${of}]`,
  ),
  ...['total', 'free', 'pfree'].map((of) => `system.swap.size[,${of}]`),
  ...['in', 'out'].flatMap((way) => ['bytes', 'packets', 'errors', 'dropped'].map((of) => `net.if.${way}[eth0,${of}]`)),
  ...['total', 'free', 'pfree', 'used'].map((of) => `vfs.fs.size[/,${of}]`),
  ...['total', 'free'].map((of) => `vfs.fs.inode[/,${of}]`),
  ...['read', 'write'].flatMap((way) => ['operations', 'sectors'].map((of) => `vfs.dev.${way}[,${of}]`)),
  'system.cpu.switches',
  'system.cpu.intr',
  'system.uptime',
  'system.localtime',
  'kernel.maxfiles',
  'agent.ping',
];

export const zabbixAgent = zabbix({
  name: 'zabbix_agent, active, TCP',
  program: 'zabbix_agentd',
  package: 'zabbix-agent',
  more: 'AllowRoot=1\nStartAgents=0\n',
  item: (key) => ({ key, delay: EVERY_S, lastlogsize: 0, mtime: 0 }),
});

export const zabbixAgent2 = zabbix({
  name: 'zabbix_agent2, active, TCP',
  program: 'zabbix_agent2',
  package: 'zabbix-agent2',
  more: '',
  item: (key, at) => ({ key, itemid: at + 1, delay: String(EVERY_S), lastlogsize: 0, mtime: 0 }),
});

interface Zabbix {
  readonly name: string;
  readonly program: string;
  readonly package: string;
  readonly more: string;
  item(key: string, at: number): object;
}

function zabbix(of: Zabbix): Peer {
  return {
    name: of.name,
    programs: { [of.program]: of.package },
    async begin(probed) {
      const opened = probed.map((target) => `net.tcp.service[tcp,${target.replace(':', ',')}]`);
      const server = await zabbixServer([...ITEMS, ...opened].map(of.item));
      const network = await makeNetwork();
      const folder = await temporaryFolder();
      const config = join(folder, 'agent.conf');
      const text = `ServerActive=${CENTRE}:${server.port}
Server=${CENTRE}
Hostname=pc
LogType=console
PidFile=${folder}/pid
${of.more}`;
      await writeFile(config, text);
      network.start([of.program, '-f', '-c', config]);
      await eventually(`${of.program} sends`, () => server.takeCount() > 0 || undefined);
      let [values, rounds] = [0, 0];
      const ask = async () => {
        values += server.takeCount();
        rounds += 1;
      };
      return { name: of.name, cost: network.cost, ask, values: () => values / rounds };
    },
  };
}
