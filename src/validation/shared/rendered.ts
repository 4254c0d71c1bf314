import { Fields, fields, items, text } from './read';
import { referenceOf } from './references';
import { classOf, topologyOf } from './topology';
import { checkObject, Finding } from '../../api';
import { KubeObject, RenderedTopology, renderTopology } from '../../evaluate';
import { Entry, ManifestSet } from '../manifest-set';
import { Subject } from '../subject';

/** The namespace that stands for none, on both sides of a comparison. */
const NOWHERE = 'default';

/**
 * What the topology of a Cluster becomes with its class. Nothing when the class is not at hand, or when anything about the result is open: an
 * extension that patches, a template that is elsewhere. Rendered once, however many rules ask.
 */
export function renderedTopology(set: ManifestSet, cluster: Entry): RenderedTopology | undefined {
  const known = set.once(renderings);
  if (!known.has(cluster)) { known.set(cluster, rendered(set, cluster)); }
  return known.get(cluster);
}

function rendered(set: ManifestSet, { object, written }: Entry, isUnpatched = false): RenderedTopology | undefined {
  const clusterClass = topologyOf(object) && classOf(set, object);
  if (!clusterClass) { return undefined; }
  const { name, namespace } = fields(clusterClass.metadata);
  const home = text(namespace) ?? '';
  const { written: whole } = set.find('cluster.x-k8s.io', 'ClusterClass', home, String(name))!;
  const given = isUnpatched ? { ...whole, spec: { ...whole.spec, patches: undefined } } : whole;
  const templates = templatesOf(clusterClass).map(ref => referenceOf(ref)).map(ref => ref && set.find(ref.group, ref.kind, home, ref.name)?.written);
  if (templates.includes(undefined)) { return undefined; }
  const result = renderTopology([given, ...templates, written], { namespace: NOWHERE });
  return result.notes.some(({ kind }) => kind === 'unknown') ? undefined : result;
}

/** Every reference to a template that a class has. */
function templatesOf({ spec }: Fields): unknown[] {
  const { infrastructure, controlPlane, workers } = fields(spec);
  const groups = [...items(fields(workers).machineDeployments), ...items(fields(workers).machinePools)].map(fields);
  const machines = fields(controlPlane).machineInfrastructure;
  return [infrastructure, controlPlane, ...machines ? [machines] : [], ...groups.flatMap(({ bootstrap, infrastructure: own }) => [bootstrap, own])]
    .map(holder => fields(holder).templateRef);
}

/**
 * What the schema of its kind refuses in an object that a topology becomes, and would not if the class had no patches. The rest is found in the template,
 * or is filled in by webhooks that nobody knows here.
 */
export function patchedProblems({ entry, set, target }: Subject, made: KubeObject): readonly Finding[] {
  const problems = (object: KubeObject) => checkObject(object, `capi-v1.${target.capiMinor}`, target.definitions).findings.filter(({ path }) => path.startsWith('spec'));
  const found = problems(made);
  if (found.length === 0) { return found; }
  const unpatched = rendered(set, entry, true)?.objects.find(({ apiVersion, kind, metadata }) =>
    apiVersion === made.apiVersion && kind === made.kind && metadata.name === made.metadata.name);
  const own = unpatched && problems(unpatched).map(({ path }) => path);
  return own ? found.filter(({ path }) => !own.includes(path)) : [];
}

function renderings(_set: ManifestSet): Map<Entry, RenderedTopology | undefined> {
  return new Map();
}
