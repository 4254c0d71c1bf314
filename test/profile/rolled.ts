import { createHash } from 'crypto';

/** What of an object makes Cluster API v1.14.0 replace machines when it changes, by `<Kind> <name>`; names without their hash. */
export type Rolled = Map<string, any>;

/** Cluster by cluster, what rolls machines. */
export function rolledParts(objects: any[]): Map<string, Rolled> {
  const clusters = new Map<string, Rolled>();
  for (const object of objects) {
    const part = partOf(object);
    if (part === undefined) { continue; }
    const owner = object.metadata.labels['cluster.x-k8s.io/cluster-name'];
    const parts = clusters.get(owner) ?? new Map<string, any>();
    // The name is part of it: whoever refers to a template is compared by the name, and only by the name.
    parts.set(`${object.kind} ${object.metadata.name.replace(/-[0-9a-v]{8}$/, '')}`, sorted({ name: object.metadata.name, ...part }));
    clusters.set(owner, parts);
  }
  return clusters;
}

/** sha256 of the data, however it is written. */
export function digest(part: any): string {
  return createHash('sha256').update(JSON.stringify(sorted(part))).digest('hex');
}

/** Where two parts differ: the path, what was and what is. */
export function changes(before: any, after: any, path = ''): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) { return []; }
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap(key => changes(before[key], after[key], Array.isArray(before) ? `${path}[${key}]` : path ? `${path}.${key}` : key));
  }
  if (typeof before === 'string' && typeof after === 'string' && (before + after).includes('\n')) { return [`${path}:`, ...lineChanges(before, after)]; }
  return [`${path}: ${short(before)} → ${short(after)}`];
}

/** The lines of a text that are not in the other one. */
function lineChanges(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const gone = old.filter(line => !now.includes(line)).map(line => `  - ${line}`);
  const added = now.filter(line => !old.includes(line)).map(line => `  + ${line}`);
  return gone.length + added.length > 0 ? [...gone, ...added] : ['  the same lines in another order or number'];
}

function partOf({ kind, spec }: any): any {
  switch (kind) {
    case 'VSphereMachineTemplate':
    case 'KubeadmConfigTemplate':
      return { spec };
    case 'KubeadmControlPlane':
      return controlPlane(spec);
    case 'MachineDeployment':
      return deployment(spec);
    default:
      return undefined;
  }
}

/** What the control plane provider compares (controlplane/kubeadm/pkg/filters.go), in either API version. */
function controlPlane(spec: any): any {
  const { clusterConfiguration, initConfiguration, joinConfiguration, ...config } = spec.kubeadmConfigSpec;
  const { dns: _dns, controlPlaneEndpoint: _endpoint, ...configuration } = clusterConfiguration ?? {};
  const { timeoutForControlPlane: _timeout, ...apiServer } = configuration.apiServer ?? {};
  const { discovery: _discovery, ...join } = joinConfiguration ?? {};
  return {
    version: spec.version,
    infrastructureRef: reference(spec.machineTemplate.spec?.infrastructureRef ?? spec.machineTemplate.infrastructureRef),
    rolloutAfter: spec.rollout?.after ?? spec.rolloutAfter,
    rolloutBefore: spec.rollout?.before ?? spec.rolloutBefore,
    kubeadmConfigSpec: {
      ...config,
      clusterConfiguration: configuration.apiServer ? { ...configuration, apiServer } : configuration,
      initConfiguration: withoutHealthTimeout(initConfiguration),
      joinConfiguration: withoutHealthTimeout(join),
    },
  };
}

function withoutHealthTimeout(configuration: any): any {
  const { timeouts, ...rest } = configuration ?? {};
  const { controlPlaneComponentHealthCheckSeconds: _health, ...others } = timeouts ?? {};
  return Object.keys(others).length > 0 ? { ...rest, timeouts: others } : rest;
}

/** What a MachineDeployment compares (mdutil.MachineTemplateUpToDate). */
function deployment(spec: any): any {
  const { version, bootstrap, infrastructureRef, failureDomain } = spec.template.spec;
  return {
    version,
    failureDomain,
    bootstrap: reference(bootstrap.configRef),
    infrastructureRef: reference(infrastructureRef),
    rolloutAfter: spec.rollout?.after ?? spec.rolloutAfter,
  };
}

/** Group, kind and name; the version of an API is not compared. */
function reference({ apiGroup, apiVersion, kind, name }: any): any {
  return { apiGroup: apiGroup ?? apiVersion.split('/')[0], kind, name };
}

function sorted(value: any): any {
  if (Array.isArray(value)) { return value.map(sorted); }
  if (!isContainer(value)) { return value; }
  return Object.fromEntries(Object.keys(value).filter(key => value[key] !== undefined).sort().map(key => [key, sorted(value[key])]));
}

function isContainer(value: any): boolean {
  return value !== null && typeof value === 'object';
}

function short(value: any): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
