import type { SnmpProfile } from '../profile.ts';
import { apc } from './apc.ts';
import { cyberpower } from './cyberpower.ts';
import { deltaUps } from './delta-ups.ts';
import { draytek } from './draytek.ts';
import { eaton } from './eaton.ts';
import {
  accessPointByDescription,
  cameraByDescription,
  codecByDescription,
  entities,
  routerByDescription,
  serverByDescription,
  switchByBridge,
} from './generic.ts';
import { hostResources } from './host-resources.ts';
import { huaweiUps } from './huawei-ups.ts';
import { interfaces } from './interfaces.ts';
import { mikrotik } from './mikrotik.ts';
import { openwrt } from './openwrt.ts';
import { poly } from './poly.ts';
import { printer } from './printer.ts';
import { scanner } from './scanner.ts';
import { tpLinkRouter } from './tp-link-router.ts';
import { tpLinkSwitch } from './tp-link-switch.ts';
import { ups } from './ups.ts';

/**
 * Every profile that there is. Those of one maker come before the standard's: of what both tell, the first stands.
 */
export const profiles: readonly SnmpProfile[] = [
  mikrotik,
  draytek,
  tpLinkSwitch,
  tpLinkRouter,
  openwrt,
  huaweiUps,
  deltaUps,
  apc,
  cyberpower,
  eaton,
  poly,
  ups,
  printer,
  scanner,
  interfaces,
  hostResources,
  entities,
  switchByBridge,
  accessPointByDescription,
  cameraByDescription,
  codecByDescription,
  routerByDescription,
  serverByDescription,
];
