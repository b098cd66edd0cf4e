import { writeFileSync } from 'node:fs';
import { nodePorts } from '@mach/ports/node';
import { openWindowsProxy } from '../../agent/src/adapters/proxy.ts';
import { windowsProxySettings } from '../../agent/src/adapters/windows-proxy-settings.ts';
import { agentLimits } from '../../agent/src/limits.ts';

/** Run by a node.exe: what Windows is set to and, where a URL is given, what came of a request for it. */
const [file = '', portal = ''] = process.argv.slice(2);
const settings = windowsProxySettings();
const direct = nodePorts({});
const proxy = openWindowsProxy(settings, () => false, direct, agentLimits.pac);
const { http } = nodePorts({ proxy });
const request = { method: 'GET', url: portal, timeoutMs: 10_000, bodyBytesMax: 1_000 } as const;
const answer =
  portal === ''
    ? undefined
    : await http.exchange(request, new AbortController().signal).catch((error) => String(error));
writeFileSync(file, JSON.stringify({ settings: settings(), answer }));
process.exit(0);
