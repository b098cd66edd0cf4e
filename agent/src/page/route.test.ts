import { describe, expect, it } from 'vitest';
import { type PageRequest, pageRoute } from './route.ts';

const PORT = 18_440;
const asked = (part: Partial<PageRequest>): PageRequest => ({
  method: 'GET',
  url: '/',
  host: `127.0.0.1:${PORT}`,
  origin: undefined,
  body: '',
  ...part,
});
const to = (part: Partial<PageRequest>) => pageRoute(asked(part), PORT);
const press = { method: 'POST', url: '/check', origin: `http://127.0.0.1:${PORT}`, body: 'wish=slow' };

describe('the check-up page answers', () => {
  it.each([
    ['/', 'home'],
    ['/?lang=en', 'home'],
    // Somebody who reloads the result.
    ['/check', 'home'],
    ['/still-slow', 'home'],
    ['/sent', 'sent'],
    ['/page.css', 'style'],
    ['/-/alive', 'alive'],
    ['/etc/passwd', 'not-found'],
    ['//elsewhere.example/check', 'home'],
  ])('%s with %s', (url, page) => {
    expect(to({ url }).to).toBe(page);
  });

  it('a press with what was wished, and with everything where the wish is not known', () => {
    expect(to(press)).toEqual({ to: 'check', language: 'vi', wish: 'slow' });
    expect(to({ ...press, url: '/check?lang=en', body: 'wish=%3Cscript%3E' })).toEqual({
      to: 'check',
      language: 'en',
      wish: 'everything',
    });
  });
});

describe('the check-up page refuses', () => {
  it.each([
    ['a name of the internet that leads here', { host: `rebound.example:${PORT}` }],
    ['another port', { host: '127.0.0.1:80' }],
    ['no name at all', { host: undefined }],
    ['a press from a page of the internet', { ...press, origin: 'https://evil.example' }],
    ['a press without a page', { ...press, origin: undefined }],
    ['a press of “still slow” from elsewhere', { ...press, url: '/still-slow', origin: 'https://evil.example' }],
    ['a press from a sandboxed page', { ...press, origin: 'null' }],
  ])('%s', (_, part) => {
    expect(to(part).to).toBe('refused');
  });

  it('other methods', () => {
    expect(to({ method: 'DELETE' }).to).toBe('not-found');
  });
});
