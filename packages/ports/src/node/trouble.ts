import type { Failed, Trouble } from '../result.ts';

export const failed = (failure: Trouble, detail: string): Failed => ({ ok: false, failure, detail });

/**
 * Codes of errno, of c-ares and of Node's DNS. Those of TLS and HTTP come by prefix: hundreds of them say the same thing,
 * that what answered does not speak the protocol.
 */
const troubles: Readonly<Record<string, Trouble>> = {
  ETIMEDOUT: 'timeout',
  ETIMEOUT: 'timeout',
  ECANCELLED: 'timeout',
  ABORT_ERR: 'timeout',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  ENOTFOUND: 'not-found',
  ENODATA: 'not-found',
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  ENODEV: 'not-found',
  ENXIO: 'not-found',
  EACCES: 'denied',
  EPERM: 'denied',
  EREFUSED: 'denied',
  ECONNRESET: 'bad-reply',
  ECONNABORTED: 'bad-reply',
  EPIPE: 'bad-reply',
  EPROTO: 'bad-reply',
  EIO: 'bad-reply',
  ESERVFAIL: 'bad-reply',
  EFORMERR: 'bad-reply',
  EBADRESP: 'bad-reply',
  ENOTIMP: 'unsupported',
  EBADNAME: 'unsupported',
  EBADQUERY: 'unsupported',
  EINVAL: 'unsupported',
  EISDIR: 'unsupported',
  EOPNOTSUPP: 'unsupported',
  ENOTSUP: 'unsupported',
  ENAMETOOLONG: 'unsupported',
  EAGAIN: 'unsupported',
};

const badReplyPrefix = /^(HPE_|ERR_SSL_|ERR_TLS_|ERR_HTTP_|UNABLE_TO_|CERT_)/;

/**
 * Turns an error of the system, of TLS or of HTTP into a value. Whatever has no code that is known here is a surprise
 * and is thrown again, so that it shows up as the bug that it is.
 */
export function troubleFrom(error: unknown, doing: string): Failed {
  const code = codeOf(error);
  const failure = troubles[code] ?? (badReplyPrefix.test(code) ? 'bad-reply' : undefined);
  if (failure === undefined) throw new Error(`unexpected trouble ${doing}`, { cause: error });
  return failed(failure, `${doing}: ${code}`);
}

/** The code of an error, or of the first inside an error of several; empty where there is none. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return '';
  if (error.name === 'AbortError') return 'ABORT_ERR';
  const code = (error as NodeJS.ErrnoException).code;
  return typeof code === 'string' ? code : '';
}
