import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MailPlace, writePostfixConfig } from '../../support/server-programs.ts';

export interface MailStore extends MailPlace {
  /** Mail to this domain is taken and kept; any other is refused, and so is `nobody@` it. */
  readonly domain: string;
  /** Who may send, and with which password. */
  readonly user: string;
  readonly password: string;
}

const QUEUES = ['incoming', 'active', 'deferred', 'bounce', 'defer', 'hold', 'corrupt', 'flush', 'saved', 'trace'];
/** Neither root nor Postfix may own mail boxes: Debian's `nobody`. */
const NOBODY = '65534';

/** Postfix that keeps what comes for one domain, from who has signed in over TLS alone. Dovecot knows the password. */
export function writeMailStore(store: MailStore): void {
  const { folder, domain } = store;
  writePostfixConfig(store);
  logIntoFile(folder);
  const queue = join(folder, 'queue');
  const boxes = join(folder, 'boxes');
  for (const each of QUEUES.map((name) => join(queue, name))) {
    mkdirSync(each, { recursive: true });
    execFileSync('chown', ['postfix', each]);
  }
  mkdirSync(boxes, { recursive: true });
  execFileSync('chown', [NOBODY, boxes]);
  const settings = {
    virtual_mailbox_domains: domain,
    virtual_mailbox_base: boxes,
    virtual_mailbox_maps: 'static:kept/',
    virtual_alias_maps: '',
    virtual_uid_maps: `static:${NOBODY}`,
    virtual_gid_maps: `static:${NOBODY}`,
    smtpd_sasl_auth_enable: 'yes',
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: authSocket(folder),
    smtpd_tls_auth_only: 'yes',
    smtpd_relay_restrictions: 'permit_sasl_authenticated, reject',
    smtpd_recipient_restrictions: `check_recipient_access inline:{ nobody@${domain}=REJECT }, permit_sasl_authenticated, reject`,
    local_transport: 'error:nothing is local',
  };
  const config = join(folder, 'config');
  appendFileSync(
    join(config, 'main.cf'),
    Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(''),
  );
  utimesSync(join(config, 'main.cf'), 0, 0);
  const services = [
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    ...['bounce', 'defer', 'trace'].map((name) => `${name} unix - - n - 0 bounce`),
    'virtual unix - n n - - virtual',
    'error unix - - n - - error',
    'proxymap unix - - n - - proxymap',
  ];
  appendFileSync(join(config, 'master.cf'), `${services.join('\n')}\n`);
  writeFileSync(
    join(folder, 'auth.conf'),
    `protocols =
base_dir = ${join(folder, 'dovecot')}
state_dir = ${join(folder, 'dovecot-state')}
log_path = /dev/stderr
ssl = no
passdb {
  driver = static
  args = password=${store.password} user=${store.user}
}
service auth {
  unix_listener ${authSocket(folder)} {
    mode = 0666
  }
}
`,
  );
}

/** Its many servers wait for one another where what they log goes to nobody. */
function logIntoFile(folder: string): void {
  const main = join(folder, 'config', 'main.cf');
  const log = `maillog_file_prefixes = ${folder}\nmaillog_file = ${join(folder, 'log')}`;
  writeFileSync(main, readFileSync(main, 'utf8').replace(/^maillog_file = .*$/m, log));
}

export const authCommand = (folder: string): readonly string[] => ['dovecot', '-F', '-c', join(folder, 'auth.conf')];

/** All mail that was kept, oldest first, as it lies there. */
export function keptMail({ folder }: Pick<MailStore, 'folder'>): readonly string[] {
  const box = join(folder, 'boxes', 'kept', 'new');
  try {
    return readdirSync(box)
      .sort()
      .map((name) => readFileSync(join(box, name), 'utf8'));
  } catch {
    return [];
  }
}

const authSocket = (folder: string): string => join(folder, 'auth-client');
