import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually, temporaryFolder } from '../../support/programs.ts';
import type { Peer } from './contender.ts';
import { makeNetwork } from './own-network.ts';
import { scrape } from './scrape.ts';

/** Two programs, for neither does what the agent does; their sums are what stands in the table. */
export const exporters: Peer = {
  name: 'node_exporter + blackbox_exporter',
  programs: {
    'prometheus-node-exporter': 'prometheus-node-exporter',
    'prometheus-blackbox-exporter': 'prometheus-blackbox-exporter',
  },
  async begin(probed) {
    const network = await makeNetwork();
    const config = join(await temporaryFolder(), 'blackbox.yml');
    await writeFile(config, 'modules: { tcp: { prober: tcp, timeout: 5s } }\n');
    network.start(['prometheus-node-exporter', `--web.listen-address=${network.address}:9100`]);
    const listen = `--web.listen-address=${network.address}:9115`;
    network.start(['prometheus-blackbox-exporter', `--config.file=${config}`, listen]);
    const pages = [
      `http://${network.address}:9100/metrics`,
      ...probed.map((target) => `http://${network.address}:9115/probe?module=tcp&target=${target}`),
    ];
    let samples = 0;
    const ask = async () => {
      const counts = await Promise.all(pages.map(scrape));
      samples = counts.reduce((sum, count) => sum + count, 0);
    };
    await eventually('the exporters answer', () => ask().then(() => true));
    return { name: exporters.name, cost: network.cost, ask, values: () => samples };
  },
};
