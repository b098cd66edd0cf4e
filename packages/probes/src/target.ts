import type { Result } from '@mach/ports';

/** Splits `host:port` or `[v6]:port`. `unsupported` with what would be right when it is neither. */
export function splitHostPort(target: string): Result<{ readonly host: string; readonly port: number }> {
  const found = /^(?:\[([0-9a-fA-F:.%]+)\]|([^\s:[\]]+)):(\d{1,5})$/.exec(target);
  const port = Number(found?.[3]);
  if (found === null || port < 1 || port > 65_535) {
    return { ok: false, failure: 'unsupported', detail: `"${target}" is no host:port such as mail.example.vn:587` };
  }
  return { ok: true, value: { host: (found[1] ?? found[2]) as string, port } };
}
