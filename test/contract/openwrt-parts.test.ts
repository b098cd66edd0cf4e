import { createHmac } from 'node:crypto';
import { reportShape } from '@mach/wire';
import { schemaOf } from '@mach/wire/schema';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeRouter, makeRouter, routerNeeds } from '../support/openwrt/router.ts';
import { cleanUp } from '../support/programs.ts';

interface Told {
  readonly kind: string;
  readonly target?: string;
  readonly ok: boolean;
  readonly failure?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const shells = ['busybox', 'strict'] as const;

describe.skipIf(routerNeeds.skip).each(shells)(
  `the parts of the agent for OpenWrt, %s ${routerNeeds.reason}`,
  (shell) => {
    let router: MadeRouter;
    beforeAll(async () => {
      router = await makeRouter(shell, 'SPOOL_BYTES_MAX=6000');
    });
    afterAll(cleanUp);

    it.each(['http://203.0.113.1:8750', 'http://127.evil.example', 'http://localhost.evil.example'])(
      'joins %s by name alone: token and secret would go in clear',
      async (url) => {
        const line = `echo mach_join_${'A'.repeat(43)} | { join_collector ${url} --token-file -; }`;
        expect(router.shell(line)).toMatchObject({ stderr: expect.stringContaining('--plain-http') });
        const { stdout } = router.shell(
          [url, 'http://127.0.0.1:9', 'http://[::1]', 'http://localhost/x', 'https://a.vn']
            .map((each) => `is_open_to_listeners '${each}'; echo $?`)
            .join('; '),
        );
        expect(stdout.trim().split('\n')).toEqual(['0', '1', '1', '1', '1']);
      },
    );

    /** A round of readings, as the report that it becomes. */
    const measured = (): Told[] => {
      const { stdout, stderr } = router.shell(
        'load_identity; CPU_BASE_MS=0 URL=http://127.0.0.1:9 SALT=s; measure >/tmp/out; cat /tmp/out',
      );
      const report: unknown = JSON.parse(stdout);
      expect(schemaOf(reportShape).safeParse({ ...(report as object), seq: 1 }).error, stderr).toBeUndefined();
      return (report as { readings: Told[] }).readings;
    };
    const of = (readings: readonly Told[], kind: string) => readings.filter((each) => each.kind === kind);

    it('writes any text as JSON that reads back as it was', () => {
      const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 200, seed: 7 });
      const lines = texts.map((text) => text.replaceAll(/[\n\0]/g, ' '));
      const { stdout } = router.shell(
        `cat >/tmp/js.awk <<'TEXT'
{ print js($0) }
TEXT
awk -f $LIB/json.awk -f /tmp/js.awk`,
        `${lines.join('\n')}\n`,
      );
      const back = stdout.trimEnd().split('\n');
      expect(back.map((line) => JSON.parse(line))).toEqual(lines.map((line) => Buffer.from(line).toString('utf8')));
    });

    it('reads whatever JSON there is, and nothing of what was cut off', () => {
      const deep = fc.letrec((tie) => ({
        value: fc.oneof(
          { maxDepth: 4 },
          fc.string(),
          fc.integer(),
          fc.boolean(),
          fc.constant(null),
          tie('list'),
          tie('map'),
        ),
        list: fc.array(tie('value'), { maxLength: 4 }),
        map: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('value'), { maxKeys: 4 }),
      }));
      const samples = fc.sample(deep.map, { numRuns: 40, seed: 3 }).map((value) => JSON.stringify(value, null, 1));
      for (const text of samples) {
        const whole = router.shell('awk -f $LIB/flatten.awk', text);
        expect({ text, status: whole.status }).toEqual({ text, status: 0 });
        const cut = router.shell('awk -f $LIB/flatten.awk', text.slice(0, -1));
        expect({ status: cut.status, stdout: cut.stdout }).toEqual({ status: 1, stdout: '' });
      }
      const numbers = router.shell('awk -f $LIB/flatten.awk', '{"a":[[1,2],[90071992547409,7]],"b":{"c":"x\\"y"}}');
      expect(numbers.stdout.split('\n')).toEqual(expect.arrayContaining(['.a.1.0\t90071992547409', '.b.c\tx"y']));
    });

    it('hashes as the agent of PCs does, so that both name a site alike', () => {
      const salt = 'N14xvOjAcyWReWJiYBRp5NSwlvf43tNkMGkd2EZhRS0';
      const { stdout } = router.shell(`hmac_sha256 ${salt} 02:fc:00:00:00:05`);
      expect(stdout.trim()).toBe(createHmac('sha256', salt).update('02:fc:00:00:00:05').digest('hex'));
    });

    it('gives times beyond 32 bits, and a small one without zeros before it', () => {
      router.write('made/proc/uptime', '99999999.07 1.00\n');
      expect(router.shell('uptime_ms').stdout).toBe('99999999070\n');
      router.write('made/proc/uptime', '0.04 1.00\n');
      expect(router.shell('uptime_ms').stdout).toBe('40\n');
      router.advance(1);
    });

    it('tells what the kernel and OpenWrt know, under the names that the catalogue has', () => {
      const readings = measured();
      expect(of(readings, 'cpu')[0]?.values).toMatchObject({ busyMs: expect.any(Number), cpus: expect.any(Number) });
      expect(of(readings, 'memory')[0]?.values).toMatchObject({ totalBytes: expect.any(Number) });
      expect(of(readings, 'wan')).toMatchObject([
        { target: 'wan', ok: true, values: { connected: true, connectedMs: 4_711_000, protocol: 'pppoe' } },
        { target: 'wan_"b\\', ok: true, values: { connected: false, protocol: 'dhcp', error: 'NO_DEVICE' } },
      ]);
      const macHash = createHmac('sha256', 's').update('02:fc:00:00:00:05').digest('hex').slice(0, 32);
      expect(of(readings, 'gateway')).toMatchObject([
        { values: { address: '192.168.1.1', interface: 'br-lan', macHash } },
      ]);
      expect(of(readings, 'os')[0]?.values).toMatchObject({ distro: 'OpenWrt', release: '23.05.3' });
      expect(of(readings, 'system')[0]?.values).toMatchObject({ model: 'Made-Up R"1" \\ v2' });
      expect(of(readings, 'clock')[0]?.values).toEqual({ isSet: true });
      expect(of(readings, 'ping')).toMatchObject([
        { id: 'collector', target: '127.0.0.1', ok: true, values: { sent: 1, received: 1, lossRatio: 0 } },
        { id: 'wan-gateway', target: 'wan-gateway', ok: true, values: { address: '127.0.0.1' } },
      ]);
    });

    it('counts addresses that are given out, and tells nobody’s', () => {
      const later = Math.floor(Date.now() / 1_000) + 3_600;
      const leases = [`${later} 02:00:00:00:00:01 192.168.1.9 may-cua-lan 01`, `0 02:00:00:00:00:02 192.168.1.8 * *`];
      router.write(
        'tmp/dhcp.leases',
        `${leases.join('\n')}\n${later - 7_200} 02:00:00:00:00:03 192.168.1.7 cu 01\nduid 01\n`,
      );
      const readings = measured();
      expect(of(readings, 'leases')).toMatchObject([{ values: { leases: 2 } }]);
      expect(JSON.stringify(readings)).not.toMatch(/may-cua-lan|192\.168\.1\.[789]|02:00:00/);
    });

    it.each([
      ['a', '  a: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16', 1, 9],
      ['eth0:1', 'eth0:1: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16', 1, 9],
      ['old', 'old:4294967296123 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16', 4294967296123, 9],
      ['q"\\x', 'q"\\x: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16', 1, 9],
    ])('reads the counters of the interface %s', (name, line, receivedBytes, sentBytes) => {
      const before = router.read('made/proc/net/dev');
      router.write('made/proc/net/dev', `Inter-| Receive\n face |bytes\n${line}\ncut: 1 2 3\n`);
      expect(of(measured(), 'network')).toMatchObject([
        { target: name, ok: true, values: { receivedBytes, sentBytes } },
      ]);
      router.write('made/proc/net/dev', before);
    });

    it('says what can’t be read, where nothing of it is there', async () => {
      const bare = await makeRouter(shell);
      bare.shell('rm -r /made/proc/stat /made/proc/meminfo /made/proc/net /bin/ubus');
      const { stdout } = bare.shell('CPU_BASE_MS=0 URL=http://127.0.0.1:9 SALT=; measure >/tmp/out; cat /tmp/out');
      const { readings } = JSON.parse(stdout) as { readings: Told[] };
      for (const kind of ['cpu', 'memory', 'network', 'wan']) {
        expect(of(readings, kind)).toMatchObject([{ ok: false, failure: 'unsupported', values: {} }]);
      }
    });

    it.each([
      [
        'of busybox',
        'PING 203.0.113.1 (203.0.113.1): 56 data bytes\n64 bytes from 203.0.113.1: seq=0 ttl=64 time=4.000 ms\n64 bytes from 203.0.113.1: seq=1 ttl=64 time=1.000 ms\n64 bytes from 203.0.113.1: seq=1 ttl=64 time=1.500 ms (DUP!)\n64 bytes from 203.0.113.1: seq=3 ttl=64 time=2.000 ms\n\n--- 203.0.113.1 ping statistics ---\n4 packets transmitted, 3 packets received, 25% packet loss\n',
        [
          'sent\t4',
          'received\t3',
          'duplicates\t1',
          'lossRatio\t0.2500',
          'address\t203.0.113.1',
          'jitterMs\t2.000',
          'rttMinMs\t1.000',
          'rttMedianMs\t2.000',
          'rttP95Ms\t4.000',
        ],
      ],
      [
        'without a reply',
        'PING 203.0.113.1 (203.0.113.1): 56 data bytes\n\n--- 203.0.113.1 ping statistics ---\n4 packets transmitted, 0 packets received, 100% packet loss\n',
        [
          'failure\ttimeout\tnone of 4 packets came back',
          'sent\t4',
          'received\t0',
          'duplicates\t0',
          'lossRatio\t1.0000',
          'address\t203.0.113.1',
        ],
      ],
      [
        'of a name that nobody knows',
        "ping: bad address 'x.example'\n",
        ['failure\tnot-found\tno address of that name'],
      ],
      [
        'that was killed',
        'PING 203.0.113.1 (203.0.113.1): 56 data bytes\n',
        ['failure\ttimeout\tping did not come to its end'],
      ],
    ])('reads a train of pings %s', (_, printed, told) => {
      expect(router.shell('awk -f $LIB/ping.awk', printed).stdout.trimEnd().split('\n')).toEqual(told);
    });

    describe('what waits', () => {
      const reset =
        'rm -rf $RAM; mkdir -p $RAM; BOOT=$(boot_id); open_spool; one() { echo "{\\"n\\":$1,\\"readings\\":[]}" >$RAM/r; append $RAM/r; }';
      const seqs = 'spool_text $RAM/spool/* | cut -f 1';

      it('is numbered without a break, and packed by the dozen', () => {
        const { stdout } = router.shell(
          `${reset}; for i in $(seq 30); do one $i; done; ls $RAM/spool; ${seqs} | tail -n 1; count_spool; echo $WAITING`,
        );
        expect(stdout.split('\n')).toEqual(['0000000001.gz', '0000000013.gz', '0000000025', '30', '30', '']);
      });

      it('is thinned out from the oldest on when it is too much, within its bytes, and what went is counted', {
        timeout: 180_000,
      }, () => {
        const { stdout } = router.shell(
          `${reset}; gzip() { return 1; }; for i in $(seq 300); do one $i; done; echo $BYTES $WAITING $(number_of dropped); ${seqs}`,
        );
        const [head, ...kept] = stdout.trimEnd().split('\n');
        const [bytes, waiting, dropped] = (head as string).split(' ').map(Number) as [number, number, number];
        expect(bytes).toBeLessThanOrEqual(6_000);
        expect(waiting + dropped).toBe(300);
        const numbers = kept.map(Number);
        expect(numbers).toHaveLength(waiting);
        // The newest are all there, of the oldest some.
        expect(numbers.slice(-12)).toEqual(Array.from({ length: 12 }, (_, i) => 289 + i));
        expect(numbers.filter((each) => each <= 150).length).toBeGreaterThan(5);
      });

      it('loses of a file that was cut nothing but the line that was cut, which is counted', () => {
        const { stdout } = router.shell(
          `${reset}; for i in 1 2 3; do one $i; done; f=$RAM/spool/0000000001; head -c $(($(wc -c <$f) - 6)) $f >$f.x; mv $f.x $f; open_spool; one 4; ${seqs}; number_of dropped`,
        );
        expect(stdout.trimEnd().split('\n')).toEqual(['1', '2', '4', '1']);
      });

      it('begins with a new epoch where its numbers are lost, so that none comes twice', () => {
        const { stdout } = router.shell(
          `${reset}; one 1; one 2; echo $EPOCH; rm $RAM/seq; open_spool; echo $EPOCH; ${seqs}; number_of dropped`,
        );
        const [before, after, dropped] = stdout.trimEnd().split('\n');
        expect(after).toMatch(/^[0-9a-f]{32}$/);
        expect(after).not.toBe(before);
        expect(dropped).toBe('2');
      });

      it('keeps what it has when the memory is full, and counts what it could not take', () => {
        const { stdout, stderr } = router.shell(
          `mkdir -p /tmp/small; mount -t tmpfs -o size=64k none /tmp/small && RAM=/tmp/small/r; ${reset}
        one 1; one 2; SPOOL_BYTES_MAX=60000; head -c 300000 /dev/urandom >/tmp/small/others
        head -c 3000 /dev/urandom | hexdump -v -e '1/1 "%02x"' >/tmp/hex
        for i in 3 4 5; do echo "{\\"n\\":$i,\\"x\\":\\"$(cat /tmp/hex)\\",\\"readings\\":[]}" >/tmp/big; append /tmp/big; done
        rm /tmp/small/others; one 6; ${seqs}; number_of dropped; umount /tmp/small`,
        );
        const told = stdout.trimEnd().split('\n');
        expect(told.at(-1), stderr).toBe('3');
        expect(told.slice(0, 2)).toEqual(['1', '2']);
        expect(told).toHaveLength(4);
      });

      it('goes out whole: the newest first or the oldest, within a request’s bounds, a report of another boot by its name', () => {
        const { stdout } = router.shell(
          `${reset}; DEVICE=d MACHINE=m; one 1; BOOT=${'b'.repeat(32)}; for i in 2 3 4; do one $i; done
        for bytes in 1000 40; do BATCH_BYTES_MAX=$bytes; for from in newest oldest; do
        spool_text $RAM/spool/* | pack_body $from 2; echo; tr '\\n' ' ' <$RAM/sent; echo; done; done`,
        );
        const lines = stdout.split('\n');
        expect([1, 3, 5, 7].map((i) => lines[i])).toEqual(['3 4 ', '1 2 ', '4 ', '1 ']);
        const oldest = JSON.parse(lines[2] as string) as { reports: { bootId?: string }[] };
        expect(oldest.reports.map(({ bootId }) => bootId?.length)).toEqual([32, undefined]);
        expect(JSON.parse(lines[0] as string)).toMatchObject({
          v: 1,
          bootId: 'b'.repeat(32),
          reports: [{ seq: 3 }, { seq: 4 }],
        });
      });
    });
  },
);
