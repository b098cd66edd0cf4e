import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { pressure } from './pressure.ts';

/** Captured on a virtual machine with Linux 6.18. */
const files = {
  '/proc/pressure/cpu':
    'some avg10=0.14 avg60=1.07 avg300=0.68 total=28954009\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n',
  '/proc/pressure/io':
    'some avg10=0.41 avg60=1.09 avg300=1.08 total=19173355\nfull avg10=0.41 avg60=1.09 avg300=1.08 total=18819307\n',
  '/proc/pressure/memory':
    'some avg10=0.00 avg60=0.00 avg300=0.00 total=0\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n',
};
const run = (given: Record<string, string>) =>
  pressure.run({ files: scriptedFiles({ files: given }) }, {}, new AbortController().signal);

it('gives the totals in milliseconds', async () => {
  expect(await run(files)).toEqual([
    {
      ok: true,
      values: { cpuSomeMs: 28_954.009, memorySomeMs: 0, memoryFullMs: 0, ioSomeMs: 19_173.355, ioFullMs: 18_819.307 },
    },
  ]);
});

it('gives what there is', async () => {
  const [reading] = await run({ '/proc/pressure/cpu': files['/proc/pressure/cpu'] });
  expect(reading?.values).toEqual({ cpuSomeMs: 28_954.009 });
});

it('is unsupported where the kernel tells no pressure', async () => {
  expect(await run({})).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});
