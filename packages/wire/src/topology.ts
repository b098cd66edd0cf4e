import type { DeviceState } from './api.ts';
import type { EquipmentKind, Line } from './entities.ts';

/** Whether anything gets through over a line now; since when, where packets are awaited without a break. */
export interface LineStanding {
  readonly isHeard: boolean;
  readonly since?: number;
}

/** What stands in a site: a line, a device, or a router that is known by its hardware address alone. */
export type TopologyNode =
  | {
      readonly id: string;
      readonly kind: 'line';
      /** Absent of a line that nobody registered. */
      readonly line?: Pick<Line, 'kind' | 'provider' | 'circuit'>;
      /** Absent where nobody can tell. */
      readonly standing?: LineStanding;
    }
  | { readonly id: string; readonly kind: 'unknown-router' }
  | {
      readonly id: string;
      readonly kind: 'pc' | EquipmentKind;
      readonly number: number;
      readonly label?: string;
      readonly state: DeviceState;
    };

/**
 * How it is known that `to` stands behind `from`: both say so by LLDP; the table of a switch or router has it at that port; it sends by
 * that gateway; its hardware address was seen in the site's network; the register has it in that site.
 */
export type TopologyEvidence = 'lldp' | 'port' | 'gateway' | 'seen' | 'registered';

/** `from` is nearer to the line. */
export interface TopologyEdge {
  readonly from: string;
  readonly to: string;
  /** The port of `from`, where that is known. */
  readonly port?: string;
  readonly by: TopologyEvidence;
  /** Something may stand between the two that nobody sees, or it hangs elsewhere. */
  readonly isGuess: boolean;
}

/** A forest: each node has one edge towards the line at most. */
export interface SiteTopology {
  readonly siteId: string;
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
  /** Devices beyond what one answer holds. */
  readonly leftOut: number;
}
