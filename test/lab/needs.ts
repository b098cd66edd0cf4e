import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Requirement, requires, requiresThat } from '../requirements.ts';

const PROGRAMS = ['ip', 'gcc', 'nft', 'ping', 'dnsmasq', 'nginx', 'openssl'];

/** Whether a lab can be built here: root with namespaces of its own, TAP devices, a compiler, and the servers. */
export function labNeeds(more: readonly string[] = []): Requirement {
  const needs = [
    requiresThat(process.getuid?.() === 0, 'the lab makes network namespaces, which takes root'),
    requiresThat(existsSync('/dev/net/tun'), 'the lab needs TAP devices: /dev/net/tun is not there'),
    ...[...PROGRAMS, ...more].map(requires),
  ];
  return needs.find(({ skip }) => skip) ?? requiresThat(mayMakeNamespaces(), 'network namespaces are not allowed here');
}

const mayMakeNamespaces = (): boolean => spawnSync('unshare', ['--net', 'true']).status === 0;
