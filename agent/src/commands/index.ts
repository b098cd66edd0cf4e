import Check from './check.ts';
import CollectLan from './collect-lan.ts';
import CollectRoot from './collect-root.ts';
import ConfigCheck from './config-check.ts';
import Export from './export.ts';
import Install from './install.ts';
import Inventory from './inventory.ts';
import Join from './join.ts';
import Page from './page.ts';
import Probe from './probe.ts';
import Run from './run.ts';
import Sent from './sent.ts';
import Status from './status.ts';
import Uninstall from './uninstall.ts';

/** Every command by its id. A blank between two words is a colon here: with a blank oclif lists it but does not find it. */
export const commands = {
  check: Check,
  'collect-lan': CollectLan,
  'collect-root': CollectRoot,
  'config:check': ConfigCheck,
  export: Export,
  install: Install,
  inventory: Inventory,
  join: Join,
  page: Page,
  probe: Probe,
  run: Run,
  sent: Sent,
  status: Status,
  uninstall: Uninstall,
};
