import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { base32, codeAt } from '../../collector/src/accounts/totp.ts';
import { apiToken, joinToken, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, run, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

const PASSWORD = 'một mật khẩu đủ dài';
const NAME = 'so-khcn';

/** Command lines of all that runs here, as everybody on the machine can read them. */
async function commandLines(): Promise<string> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return lines.join('\n');
}

it.skipIf(process.platform !== 'linux')(
  'tells no secret in its log or in the list of processes',
  async () => {
    vi.stubEnv('MACH_LOG_LEVEL', 'debug');
    const collector = await startCollector({ config: 'province: "99"\n' });
    vi.unstubAllEnvs();
    const seen: string[] = [];
    const look = async () => void seen.push(await commandLines());

    // A post is made, its holder chooses a password with the second factor that the page shows, and signs in twice.
    const made = JSON.parse(
      await collector.command('accounts', 'create', NAME, '--role', 'province-admin', '--post', 'Sở', '--json'),
    ) as { link: string };
    const link = new URL(made.link).pathname;
    const page = await (await fetch(`${collector.url}${link}`)).text();
    const key = /secret=([A-Z2-7]{32})/.exec(page)?.[1] ?? '';
    const secret = Buffer.from(
      [...key]
        .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g)
        ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
    );
    expect(base32(secret)).toBe(key);
    const step = Math.floor(Date.now() / 30_000);
    const codes = [codeAt(secret, step), codeAt(secret, step + 1)];
    const send = (path: string, fields: Record<string, string>) =>
      fetch(`${collector.url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields).toString(),
      });
    const entered = [
      await send(link, { password: PASSWORD, again: PASSWORD, code: codes[0] ?? '' }),
      await send('/sign-in', { name: NAME, password: 'wrong and long', code: codes[1] ?? '' }),
      await send('/sign-in', { name: NAME, password: PASSWORD, code: codes[1] ?? '' }),
    ];
    expect(entered.map(({ status }) => status)).toEqual([303, 401, 303]);
    const cookies = entered.map(({ headers }) => /mach_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1]);
    await look();

    // A link that signs in, API tokens right and wrong, a PC that joins and reports.
    const signIn = (await collector.command('sign-in')).match(/\/sign-in\/(\S+)/)?.[1] ?? '';
    await fetch(`${collector.url}/sign-in/${signIn}`, { method: 'POST', redirect: 'manual' });
    const admin = await apiToken(collector, 'admin');
    for (const token of [admin, `${admin}x`]) {
      await fetch(`${collector.url}/api/v1/devices`, { headers: { authorization: `Bearer ${token}` } });
    }
    const join_ = await joinToken(collector);
    const data = join(await temporaryFolder(), 'agent');
    const tokenFile = join(await temporaryFolder(), 'token');
    await writeFile(tokenFile, join_);
    const joined = run(AGENT, ['join', collector.url, '--token-file', tokenFile, '--data', data]);
    await look();
    expect((await joined).code).toBe(0);
    const reported = await run(AGENT, ['run', '--once', '--data', data]);
    await look();

    const identity = await readFile(join(data, 'identity.json'), 'utf8');
    const device = (JSON.parse(identity) as { secret: string }).secret;
    const kept = (name: string) => readFile(join(collector.data, name), 'utf8');
    const secrets = [
      ...[PASSWORD, link.split('/').at(-1), key, ...cookies.filter((each) => each !== undefined), signIn],
      ...[
        admin,
        join_.split('.')[0],
        device,
        (await kept('sign-in-secret')).trim(),
        (await kept('stamp-secret')).trim(),
      ],
    ];
    expect(secrets.every((each) => each !== undefined && each.length >= 6)).toBe(true);
    const told = [collector.process.output(), (await joined).stderr, reported.stderr, ...seen].join('\n');
    for (const each of secrets) expect(told).not.toContain(each);
    // Six digits stand in many a longer number.
    for (const code of codes) expect(told).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`));
  },
  120_000,
);
