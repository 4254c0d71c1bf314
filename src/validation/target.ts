import type { Definitions } from '../api/definitions';

/** The management cluster the manifests are meant for. */
export interface Target {
  /** Minor version of Cluster API, for example 14 of v1.14. */
  readonly capiMinor: number;
  readonly featureGates: { readonly [gate: string]: boolean };
  /** Objects that exist outside the set, as `Kind/namespace/name` with `*` for any part. */
  readonly external: readonly string[];
  /** Kinds the user defines, whose schemas carry rules as well. */
  readonly definitions?: Definitions;
}

/** Defaults of cluster-api v1.14.0 feature/feature.go, except ClusterTopology, which every vSphere and managed setup switches on. */
const GATES: { readonly [gate: string]: boolean } = {
  ClusterTopology: true,
  MachinePool: true,
  RuntimeSDK: false,
  KubeadmBootstrapFormatIgnition: false,
  MachineSetPreflightChecks: true,
  MachineTaintPropagation: false,
  InPlaceUpdates: false,
};

/** For an app, which does not say what its management cluster has switched on: nothing is held against it that a gate would allow. */
export const EVERY_GATE: { readonly [gate: string]: boolean } = Object.fromEntries(Object.keys(GATES).map(gate => [gate, true]));

/** Releases of Cluster API whose rules are known. */
export const KNOWN_CAPI = ['v1.10', 'v1.11', 'v1.12', 'v1.13', 'v1.14'];

/** A target from what a user said; everything unsaid as in the newest release. */
export function target(said: { capiVersion?: string; featureGates?: { [gate: string]: boolean }; external?: readonly string[] } = {}): Target {
  const version = said.capiVersion ?? KNOWN_CAPI[KNOWN_CAPI.length - 1];
  const minor = /^v?1\.(\d+)(\.\d+)?$/.exec(version);
  if (!minor || !KNOWN_CAPI.includes(`v1.${minor[1]}`)) {
    throw new Error(`capi-version: "${version}" is not known; the rules cover ${KNOWN_CAPI.join(', ')}.`);
  }
  for (const gate of Object.keys(said.featureGates ?? {})) {
    if (!(gate in GATES)) { throw new Error(`feature-gates: "${gate}" is not a gate of Cluster API; known are ${Object.keys(GATES).join(', ')}.`); }
  }
  return { capiMinor: Number(minor[1]), featureGates: { ...GATES, ...said.featureGates }, external: said.external ?? [] };
}
