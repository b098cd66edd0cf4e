import { describe, expect, it } from 'vitest';
import { newInScript, newInStyle } from './old-browsers.ts';

describe('a script that Chrome 109 can run', () => {
  it.each([
    ['URL.canParse(a)', 'URL.canParse'],
    ['globalThis.URL.canParse(a)', 'URL.canParse'],
    ['Object.groupBy(a, b)', 'Object.groupBy'],
    ['await Array.fromAsync(a)', 'Array.fromAsync'],
    ['AbortSignal.any([a])', 'AbortSignal.any'],
    ['Promise.withResolvers()', 'Promise.withResolvers'],
    ['a.union(b)', '.union'],
    ['a.toSorted()', '.toSorted'],
    ['a.with(0, 1)', '.with'],
    ['a.values().map(b)', '.map of an iterator'],
    ['new Map(a).entries().filter(b)', '.filter of an iterator'],
    ['Iterator.from(a)', 'Iterator'],
    ['new Temporal(a)', 'Temporal'],
    ['window.scheduler.yield()', 'scheduler'],
    ['h("div", { popover: "auto" })', 'the attribute popover'],
    ['/[a--b]/v', 'the flag v of /[a--b]/'],
    ['/(?i:a)b/', 'a modifier in /(?i:a)b/'],
    ['{ using a = b; }', 'using'],
  ])('does not say %s', (text, found) => {
    expect(newInScript(text)).toEqual([found]);
  });

  it.each([
    'Object.keys(a).map(b)',
    'a.values().next()',
    'AbortSignal.timeout(5)',
    'structuredClone(a.at(-1)?.b ?? a.findLast(c))',
    'Promise.allSettled(a)',
    'n.moveBefore && n.moveBefore(a, b)',
    '/(?:a)b/u',
  ])('may say %s', (text) => {
    expect(newInScript(text)).toEqual([]);
  });
});

describe('a style that Chrome 109 understands', () => {
  it.each([
    ['.a{color:red;&:hover{color:blue}}', 'a rule in a rule: &:hover'],
    ['.a{.b{color:blue}}', 'a rule in a rule: .b'],
    ['@media print{.a{.b{color:blue}}}', 'a rule in a rule: .b'],
    ['.a{color:light-dark(#000,#fff)}', 'light-dark()'],
    ['.a{color:color-mix(in srgb,red,blue)}', 'color-mix()'],
    ['.a{text-wrap:balance}', 'text-wrap'],
    ['.a{width:round(1px,2px)}', 'round()'],
    ['.a{height:2rlh}', 'the unit rlh'],
    ['.a:user-invalid{color:red}', ':user-invalid'],
    ['@starting-style{.a{color:red}}', '@starting-style'],
    ['.a{print-color-adjust:exact}', 'print-color-adjust'],
  ])('does not say %s', (text, found) => {
    expect(newInStyle(text)).toEqual([found]);
  });

  it.each([
    '.a:has(.b),.a:is(.b){color:red}',
    '@media (width>=700px){.a{height:100dvh}}',
    '.a{-webkit-print-color-adjust:exact;print-color-adjust:exact}',
    '.a::before{content:"{light-dark(a)"}',
    '@supports (color:red){@media print{@page{margin:1cm}}}',
    '@keyframes a{from{opacity:0}to{opacity:1}}',
    '.a{transform:translate(1px) rotate(3deg);width:clamp(1px,2vw,3px)}',
  ])('may say %s', (text) => {
    expect(newInStyle(text)).toEqual([]);
  });
});
