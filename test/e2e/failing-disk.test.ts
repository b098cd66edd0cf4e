import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { joinToken, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, eventually, start, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

/** A PC with a disk that dies and one behind a bridge that nobody knows, as its smartctl tells of them. */
const devices = [
  { name: '/dev/sda', type: 'sat' },
  { name: '/dev/sdb', type: 'scsi' },
];
const dying = {
  ...{
    json_format_version: [1, 0],
    rotation_rate: 7_200,
    model_name: 'WDC WD5000AAKX',
    smart_status: { passed: true },
  },
  ata_smart_attributes: {
    table: [
      { id: 197, name: 'Current_Pending_Sector', raw: { value: 24, string: '24' } },
      { id: 199, name: 'UDMA_CRC_Error_Count', raw: { value: 31, string: '31' } },
    ],
  },
};
const silent = { smartctl: { exit_status: 1, messages: [{ string: '/dev/sdb: Unknown USB bridge' }] } };

async function makeSmartctl(): Promise<string> {
  const folder = await temporaryFolder();
  const says = (json: unknown) => `echo '${JSON.stringify(json)}'`;
  const script = `case "$*" in *--scan-open*) ${says({ devices })} ;; */dev/sda) ${says(dying)} ;; *) ${says(silent)} ;; esac`;
  writeFileSync(join(folder, 'smartctl'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'smartctl'), 0o755);
  return folder;
}

it('a dying disk, its cable and a disk that tells nothing come from smartctl to the list of what fails', async () => {
  const collector = await startCollector();
  const collected = await temporaryFolder();
  const env = { PATH: `${await makeSmartctl()}:${process.env['PATH'] ?? ''}`, MACH_AGENT_COLLECTED: collected };
  const agent = async (given: readonly string[], input = '') => {
    const started = start(process.execPath, [AGENT, ...given], env);
    started.child.stdin?.end(input);
    expect(await started.ended).toMatchObject({ code: 0 });
  };
  await agent(['collect-root']);
  const data = join(await temporaryFolder(), 'agent');
  await agent(['join', collector.url, '--token-file', '-', '--data', data], await joinToken(collector));
  await agent(['run', '--once', '--data', data]);

  const rows = await eventually('the list of what fails', async () => {
    const answer = (await (await fetch(`${collector.url}/api/v1/failing`)).json()) as { readonly items?: unknown };
    const found = Object.values(answer).find(Array.isArray) as readonly Record<string, unknown>[] | undefined;
    return found?.some(({ component }) => component === 'cable') ? found : undefined;
  });
  expect(rows.find(({ component, level }) => component === 'disk' && level === 'failing')).toMatchObject({
    reasons: expect.arrayContaining(['disk-failing']),
    evidence: expect.arrayContaining([
      {
        reason: 'disk-failing',
        parameters: expect.objectContaining({
          ...{ disk: 'sda', model: 'WDC WD5000AAKX', vendorVerdict: 'passed', ownVerdict: 'failing' },
          ...{ chance: 'high', days: 90, pendingSectors: 24 },
        }),
      },
    ]),
  });
  expect(await collector.command('failing', 'list')).toMatch(/Ổ đĩa sda \(WDC WD5000AAKX\) đang hỏng: 24 sector/);
  expect(await collector.command('failing', 'list', '--lang', 'en')).toMatch(/It points to the cable or a plug/);
  const metrics = await (await fetch(`${collector.url}/metrics?scope=devices`)).text();
  expect(metrics).toMatch(/mach_device_failing\{.*component="disk",reason="disk-failing",level="failing"\} 1/);
  expect(metrics).toMatch(/mach_device_failing\{.*component="cable",reason="disk-cable",level="at-risk"\} 1/);
  expect(metrics).toMatch(/smartctl_device_attribute\{.*attribute_id="197".*\} 24/);
  const shown = await collector.command('devices', 'show', '1', '--json');
  expect(shown).toMatch(/Unknown USB bridge/);
});
