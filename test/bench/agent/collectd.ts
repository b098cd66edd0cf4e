import { createSocket } from 'node:dgram';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/programs.ts';
import { EVERY_S, type Peer } from './contender.ts';
import { CENTRE, makeNetwork } from './own-network.ts';

const PLUGINS = ['cpu', 'memory', 'load', 'swap', 'interface', 'disk', 'df', 'uptime', 'vmem', 'processes'];
const PORT = 25_826;

/** Sends by UDP without signature or cipher; it opens no probes. */
export const collectd: Peer = {
  name: 'collectd, 10 plugins, UDP, no probes',
  programs: { collectd: 'collectd-core' },
  async begin() {
    const sink = createSocket('udp4');
    sink.bind(PORT, CENTRE);
    const network = await makeNetwork();
    const folder = await temporaryFolder();
    const config = join(folder, 'collectd.conf');
    const text = `Hostname pc
FQDNLookup false
BaseDir "${folder}"
PIDFile "${folder}/pid"
Interval ${EVERY_S}
${PLUGINS.map((name) => `LoadPlugin ${name}`).join('\n')}
LoadPlugin network
<Plugin network>
  Server "${CENTRE}" "${PORT}"
</Plugin>
`;
    await writeFile(config, text);
    network.start(['collectd', '-f', '-C', config]);
    return { name: collectd.name, cost: network.cost, values: () => undefined };
  },
};
