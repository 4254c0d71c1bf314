import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { example } from './published-classes';
import { Manifest } from '../testbed/kube';
import { holdsObjects, readFileItems } from '../testbed/manifests';

/** A Cluster with its class and the templates of that, and where the class is from. */
export interface ClassCase {
  readonly clusterClass: string;
  readonly from: string;
  readonly cluster: string;
  readonly objects: any[];
}

/** Where classes of ours are: what tests hold, what examples wrote, what the selftest applies. */
const OURS = ['test/golden', 'dist', 'conformance/selftest/good', 'examples/imported-class'];

/** Our classes, each with every Cluster that names it in the same folders. */
export function ourCases(): ClassCase[] {
  const files = OURS.filter(existsSync).flatMap(filesOf).filter(holdsObjects);
  const read = files.map(file => ({ file: relative('', file), objects: readFileItems(file).map(({ manifest }) => manifest) }));
  const everything = read.flatMap(({ objects }) => objects);
  return read.flatMap(({ file, objects }) => objects.filter(isClass).flatMap(clusterClass => casesOf(clusterClass, everything, file)));
}

/** Classes of upstream: the sets of objects by name. */
export function publishedCases(sets: { readonly [name: string]: readonly any[] }): ClassCase[] {
  return Object.entries(sets).flatMap(([name, objects]) => objects.filter(isClass).flatMap(clusterClass => casesOf(clusterClass, objects, name)));
}

function casesOf(clusterClass: Manifest, objects: readonly any[], from: string): ClassCase[] {
  const name = clusterClass.metadata.name;
  const namespace = clusterClass.metadata.namespace ?? 'default';
  const wanted = references(clusterClass.spec);
  const templates = wanted.map(reference => objects.find(({ apiVersion, kind, metadata }) =>
    kind === reference.kind && apiVersion === reference.apiVersion && metadata.name === reference.name
    && (metadata.namespace ?? 'default') === namespace) ?? blank(reference, namespace));
  const clusters = objects.filter(({ kind, spec, metadata }) => {
    const { classRef, class: old, classNamespace } = (kind === 'Cluster' && spec?.topology) || {};
    return (classRef?.name ?? old) === name && (classRef?.namespace ?? classNamespace ?? metadata.namespace ?? 'default') === namespace;
  });
  return (clusters.length > 0 ? clusters : [clusterOf(clusterClass)]).map(cluster => ({
    clusterClass: name, from, cluster: `${from}: ${cluster.metadata.name}`, objects: [cluster, clusterClass, ...templates],
  }));
}

/** Every template that a class names, once. */
function references(spec: any): { apiVersion: string; kind: string; name: string }[] {
  const found = new Map<string, any>();
  JSON.stringify(spec, (key, value) => {
    const reference = key === 'templateRef' || key === 'ref' ? value : undefined;
    if (reference?.kind && reference.name) found.set(`${reference.kind}/${reference.name}`, reference);
    return value;
  });
  return [...found.values()];
}

/** A template that is nowhere to be found: an empty one serves both sides alike. */
function blank({ apiVersion, kind, name }: { apiVersion: string; kind: string; name: string }, namespace: string): Manifest {
  return { apiVersion, kind, metadata: { name, namespace }, spec: { template: { spec: {} } } };
}

/** The least that makes use of every worker class, for a class that nobody uses. */
function clusterOf({ metadata, spec }: Manifest): Manifest {
  const required = (spec.variables ?? []).filter((variable: any) => variable.required);
  const variables = required.map(({ name, schema }: any) => ({ name, value: example(schema.openAPIV3Schema, true) }));
  const workers = (kind: string, prefix: string) => {
    const groups = (spec.workers?.[kind] ?? []).map((entry: any, index: number) => ({ class: entry.class, name: `${prefix}-${index}`, replicas: 2 }));
    return groups.length > 0 ? { [kind]: groups } : {};
  };
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: { name: 'made-up', namespace: metadata.namespace ?? 'default' },
    spec: {
      clusterNetwork: { pods: { cidrBlocks: ['192.168.0.0/16'] }, services: { cidrBlocks: ['10.96.0.0/12'] } },
      topology: {
        classRef: { name: metadata.name, namespace: metadata.namespace ?? 'default' },
        version: 'v1.34.3',
        controlPlane: { replicas: 3 },
        workers: { ...workers('machineDeployments', 'md'), ...workers('machinePools', 'mp') },
        ...variables.length > 0 ? { variables } : {},
      },
    },
  };
}

function isClass({ kind, apiVersion }: any): boolean {
  return kind === 'ClusterClass' && String(apiVersion).startsWith('cluster.x-k8s.io/');
}

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name)).sort().map(name => join(path, name));
}
