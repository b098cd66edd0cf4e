import { isIP } from 'node:net';
import { z } from 'zod';

const proxyUrl = 'an address such as http://10.1.2.3:3128, without user and password';
const pac = 'an http or https address such as http://wpad.example.vn/wpad.dat, or the path of a file';
const exempt = 'names such as mach.example.vn or .example.vn, addresses, and networks such as 10.0.0.0/8';

/** `proxy:` of the agent's configuration. A script's proxies get the user and password too: name one only for a script that you trust. */
export const proxySchema = z
  .strictObject({
    url: z.string({ error: proxyUrl }).max(2_000).refine(isProxyUrl, { error: proxyUrl }).optional(),
    pac: z.string({ error: pac }).max(4_096).refine(isScriptPlace, { error: pac }).optional(),
    noProxy: z
      .array(z.string().min(1).max(253).refine(isExempt, { error: exempt }))
      .max(100)
      .default([]),
    user: z
      .string()
      .min(1)
      .max(200)
      .regex(/^[^:\p{Cc}]+$/u, { error: 'a name without a colon' })
      .optional(),
    passwordFile: z.string().min(1).max(4_096).optional(),
  })
  .refine(({ url, pac: script }) => (url === undefined) !== (script === undefined), {
    error: 'either url, the proxy’s address, or pac, where its script is',
  })
  .refine(({ user, passwordFile }) => (user === undefined) === (passwordFile === undefined), {
    error: 'user and passwordFile together, or neither',
  });

function isProxyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname, search } = new URL(text);
  return protocol === 'http:' && username + password + search === '' && pathname === '/';
}

function isScriptPlace(text: string): boolean {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) return text !== '';
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).username === '';
}

function isExempt(text: string): boolean {
  const [, network = '', prefix] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const family = network.includes(':') ? 128 : 32;
  if (network !== '' && isIP(network) !== 0) return prefix === undefined || Number(prefix) <= family;
  return /^(?:\*?\.)?[\w-]+(?:\.[\w-]+)*$/.test(text);
}
