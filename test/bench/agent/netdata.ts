import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually, temporaryFolder } from '../../support/programs.ts';
import { EVERY_S, type Peer } from './contender.ts';
import { makeNetwork } from './own-network.ts';
import { scrape } from './scrape.ts';

/** As Debian ships it, but every 15 s in place of every second; it opens no probes. */
export const netdata: Peer = {
  name: 'netdata, no probes',
  programs: { netdata: 'netdata-core' },
  async begin() {
    const network = await makeNetwork();
    const folder = await temporaryFolder();
    const folders = ['config', 'cache', 'lib', 'log', 'lock'];
    for (const name of folders) await mkdir(join(folder, name));
    // It would tell its maker that it was started.
    await writeFile(join(folder, 'config', '.opt-out-from-anonymous-statistics'), '');
    const config = join(folder, 'config', 'netdata.conf');
    const text = `[global]
  run as user = root
[db]
  update every = ${EVERY_S}
[web]
  bind to = ${network.address}
[directories]
${folders.map((name) => `  ${name} = ${join(folder, name)}`).join('\n')}
`;
    await writeFile(config, text);
    network.start(['netdata', '-D', '-c', config, '-P', join(folder, 'pid')], { DO_NOT_TRACK: '1' });
    const page = `http://${network.address}:19999/api/v1/allmetrics?format=prometheus`;
    let samples = 0;
    const ask = async () => {
      samples = await scrape(page);
    };
    await eventually('netdata answers', () => ask().then(() => true));
    return { name: netdata.name, cost: network.cost, ask, values: () => samples };
  },
};
