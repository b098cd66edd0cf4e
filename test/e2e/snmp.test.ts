import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { joinToken, type RunningCollector, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, eventually, run, start, temporaryFolder } from '../support/programs.ts';
import { SNMP_USERS, startSnmpd } from '../support/snmp-programs.ts';

const snmpd = requires('snmpd');

describe.skipIf(snmpd.skip)(`a resident agent that asks a device by SNMP ${snmpd.reason}`, () => {
  let collector: RunningCollector;

  beforeAll(async () => {
    const { port } = await startSnmpd();
    collector = await startCollector({ config: 'reportEveryS: 5\nsendEveryS: 5\n' });
    const data = join(await temporaryFolder(), 'agent');
    await run(AGENT, ['join', collector.url, '--token-file', '-', '--data', data], await joinToken(collector));
    const options = { version: '3', port, ...SNMP_USERS.usual };
    const check = { id: 'router', kind: 'snmp', target: '127.0.0.1', everyS: 10, options };
    await writeFile(join(data, 'agent.yaml'), JSON.stringify({ checks: [check] }));
    start(process.execPath, [AGENT, 'run', '--data', data]);
  });
  afterAll(cleanUp);

  it('has what it told in the metrics, by the names of its objects', async () => {
    const text = await eventually('the ports of the device are exposed', async () => {
      const answer = await fetch(`${collector.url}/metrics?commune=99001`);
      const body = await answer.text();
      return body.includes('\nifHCInOctets{') ? body : undefined;
    });
    expect(text).toMatch(/^ifOperStatus\{device="[0-9a-f]{32}",ifName="[^"]+"\} [1-7]$/m);
    expect(text).toMatch(/^# TYPE ifHCInOctets counter$/m);
    expect(text).toMatch(/^mach_device_equipment_info\{.*kind="other".*\} 1$/m);
    expect(text).toMatch(/^mach_probe_snmp_requests\{.*target="127\.0\.0\.1".*\} \d+$/m);
  });
});
