import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AGENT, cleanUp, eventually, ROOT, run, start, temporaryFolder } from '../support/programs.ts';
import { PACKAGES, packageFile, packagesMade } from './packages.ts';

afterAll(cleanUp);

describe.skipIf(packagesMade.skip)(`what "npm run package" made ${packagesMade.reason}`, () => {
  it('has the sum of each file, and is made again to the byte', { timeout: 900_000 }, () => {
    const before = readFileSync(join(PACKAGES, 'SHA256SUMS'), 'utf8');
    const files = readdirSync(PACKAGES, { withFileTypes: true }).filter(
      (each) => each.isFile() && each.name !== 'SHA256SUMS',
    );
    const sums = files.map(({ name }) => `${sha256(join(PACKAGES, name))}  ${name}\n`).sort();
    expect(before.split(/(?<=\n)/).sort()).toEqual(sums);
    // As the province's guide has it looked at, where not all of the files were carried along.
    execFileSync('sha256sum', ['-c', '--ignore-missing', 'SHA256SUMS'], { cwd: PACKAGES, stdio: 'ignore' });

    execFileSync('npm', ['run', '--silent', 'package'], { cwd: ROOT, env: { ...process.env, TZ: 'Asia/Ho_Chi_Minh' } });
    expect(readFileSync(join(PACKAGES, 'SHA256SUMS'), 'utf8')).toBe(before);
  });

  it('is a collector in one folder, which starts without any Node beside it, and which an agent joins', async () => {
    const folder = await temporaryFolder();
    execFileSync('tar', ['-xJf', packageFile(/^mach-collector-.*\.tar\.xz$/), '-C', folder]);
    const program = join(folder, readdirSync(folder)[0] as string, 'mach-collector');
    const data = join(folder, 'data');
    const env = { PATH: '/usr/bin:/bin' };
    const serving = start(program, ['serve', '--data', data, '--listen', '127.0.0.1:0'], env);
    const { url } = await eventually(
      'the collector is ready',
      () => JSON.parse(readFileSync(join(data, 'collector.json'), 'utf8')) as { url: string },
    );
    expect(await (await fetch(url)).text()).toContain('<!doctype html>');
    execFileSync(program, ['communes', 'import', join(ROOT, 'scripts', 'example-communes.csv'), '--data', data], {
      env,
    });
    const made = execFileSync(program, ['tokens', 'create', '--commune', '99001', '--json', '--data', data], { env });
    const { token } = JSON.parse(made.toString()) as { token: string };
    const joined = await run(AGENT, ['join', url, '--token-file', '-', '--data', join(folder, 'agent')], token);
    expect(joined.stderr).toBe('');
    const kit = [
      'kit',
      'create',
      '--commune',
      '99001',
      '--url',
      'https://mach.example.vn',
      '--out',
      join(folder, 'kit.zip'),
    ];
    execFileSync(program, [...kit, '--data', data], { env });
    expect((await serving.stop()).code).toBe(0);
  });
});

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
