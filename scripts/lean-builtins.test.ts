import { expect, it } from 'vitest';
import { leanBuiltins } from './lean-builtins.ts';

it('takes the names of Node’s own modules without their ES module face', async () => {
  const code =
    'import{join as e,sep}from"node:path";import{hostname as n}from"node:os";export default[e("a","b"),sep,typeof n];';
  const lean = leanBuiltins(code);
  expect(lean).not.toContain('import{');
  const load = (text: string) =>
    import(`data:text/javascript,${encodeURIComponent(text)}`) as Promise<{ default: unknown }>;
  expect((await load(lean)).default).toEqual((await load(code)).default);
});

it.each([
  'import{a as b}from"./chunk.js";',
  'import a from"node:path";',
  'import*as a from"node:path";',
  'import{default as a}from"node:path";',
])('leaves %s as it is', (code) => {
  expect(leanBuiltins(code)).toBe(code);
});

it('asks the same clock without what stands behind the global one', async () => {
  const lean = leanBuiltins('const a=performance.now();const b=performance.now();export default[a,b];');
  expect(lean).not.toContain('performance');
  const { default: made } = (await import(`data:text/javascript,${encodeURIComponent(lean)}`)) as { default: number[] };
  const [a = 0, b = 0] = made;
  expect(a).toBeGreaterThan(0);
  expect(b).toBeGreaterThanOrEqual(a);
});
