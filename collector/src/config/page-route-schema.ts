import { z } from 'zod';
import {
  alertmanagerKeys,
  digestError,
  isDigestOfProvince,
  mailKeys,
  smsKeys,
  text,
  url,
  webhookKeys,
} from './alerts-schema.ts';

/** Routes of alerts as pages make them: as the configuration has them, with secrets that are given once and never shown again. */

/** A route as it is kept and shown. Of a webhook the address is a secret as well: only where it leads to is told. */
const origin = z.string().max(300);
const { passwordFile: _mailPassword, caFile: _ca, ...mail } = mailKeys;
const { url: _url, urlFile: _urlFile, secretFile: _hookSecret, ...webhook } = webhookKeys;
const { secretFile: _smsSecret, ...sms } = smsKeys;
const { passwordFile: _alertmanagerPassword, ...alertmanager } = alertmanagerKeys;

export const pageRouteSchema = z.discriminatedUnion('kind', [
  z.strictObject(mail),
  z.strictObject({ ...webhook, origin }).refine(isDigestOfProvince, { error: digestError, path: ['hears'] }),
  z.strictObject(sms),
  z.strictObject(alertmanager),
]);
export type PageRoute = z.output<typeof pageRouteSchema>;

const secret = text('a secret of one line', 4_096).regex(/^[^\r\n]+$/, { error: 'a secret of one line' });
/** The same as somebody types it. A secret that is left out stays as it was. */
export const typedRouteSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...mail, password: secret.exactOptional() }),
  z
    .strictObject({ ...webhook, url: url.max(4_096).exactOptional(), secret: secret.exactOptional() })
    .refine(isDigestOfProvince, { error: digestError, path: ['hears'] }),
  z.strictObject({ ...sms, secret: secret.exactOptional() }),
  z.strictObject({ ...alertmanager, password: secret.exactOptional() }),
]);
export type TypedRoute = z.output<typeof typedRouteSchema>;

/** What is given once: a password, a key to sign with, and the address of a webhook. */
export type RouteSecrets = Readonly<Partial<Record<'password' | 'secret' | 'url', string>>>;
