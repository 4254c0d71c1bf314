import { Construct } from 'constructs';
import { groups, older, plain } from './fleet/groups';
import { audits, external, hardened, options } from './fleet/kubernetes';
import { devices, machines } from './fleet/machines';
import { flatcar, nodes } from './fleet/nodes';
import { dualStack, ipv6, zones } from './fleet/zones';

/** Small clusters that together say everything the library can be told about vSphere and kubeadm. */
const THEMES: readonly ((scope: Construct) => void)[] = [
  plain, machines, devices, zones, dualStack, ipv6, nodes, flatcar, groups, options, hardened, external, audits, older,
];

/** The golden fleet of render profile 2026-11. */
export function goldenFleet(scope: Construct): void {
  for (const theme of THEMES) { theme(scope); }
}
