import { ClassVariable, classVariables } from './class-variables';
import { isMap, maps, Report } from './report';

/** What a ClusterClass offers to its clusters, whatever version of the API it is written in. */
export interface ClassModel {
  readonly name: string;
  readonly namespace?: string;
  readonly variables: readonly ClassVariable[];
  /** Patches that may define more variables than are known. */
  readonly undiscovered: readonly string[];
  readonly pools: readonly WorkerClass[];
  readonly machinePools: readonly WorkerClass[];
  readonly kubernetesVersions: readonly string[];
  /** Whether the control plane is made of machines. */
  readonly controlPlaneMachines: boolean;
  /** `Kind.group` of what a cluster of the class is made of. */
  readonly objectKinds: readonly string[];
}

/** A class of workers. */
export interface WorkerClass {
  readonly name: string;
  /** The class itself hands its pools to the Cluster Autoscaler (TOP-19). */
  readonly autoscaled: boolean;
}

const VERSIONS = ['cluster.x-k8s.io/v1beta2', 'cluster.x-k8s.io/v1beta1'];
const SIZE_ANNOTATION = /^cluster\.x-k8s\.io\/cluster-api-autoscaler-node-group-(min|max)-size$/;

/** Read a ClusterClass, or say why that cannot be done. */
export function classModel(object: any, report: Report): ClassModel | undefined {
  const { apiVersion, metadata, spec } = object;
  const name = isMap(metadata) ? withDefault(metadata.name) : undefined;
  if (!VERSIONS.includes(apiVersion)) {
    report.problems.push(`the ClusterClass has apiVersion ${JSON.stringify(apiVersion) ?? 'none'}; known are ${VERSIONS.join(' and ')}.`);
    return undefined;
  }
  if (typeof name !== 'string' || name === '') { report.problems.push('the ClusterClass has no metadata.name.'); return undefined; }
  if (!isMap(spec)) { report.problems.push('the ClusterClass has no spec.'); return undefined; }
  const workers = isMap(spec.workers) ? spec.workers : {};
  const pools = workerClasses(workers.machineDeployments, 'machineDeployments', report);
  const machinePools = workerClasses(workers.machinePools, 'machinePools', report);
  for (const text of [name, ...[...pools, ...machinePools].map(worker => worker.name)]) {
    if (text.includes('${')) { report.problems.push(`"${text}" is a placeholder of clusterctl; import what "clusterctl generate yaml" makes of the file.`); }
  }
  const namespace = withDefault(metadata.namespace);
  return {
    name,
    namespace: typeof namespace === 'string' && namespace !== '' && !namespace.includes('${') ? namespace : undefined,
    variables: classVariables(object, report),
    undiscovered: undiscovered(object, report),
    pools,
    machinePools,
    kubernetesVersions: versions(spec.kubernetesVersions, report),
    controlPlaneMachines: isMap(spec.controlPlane) && spec.controlPlane.machineInfrastructure !== undefined,
    objectKinds: objectKinds([spec.infrastructure, spec.controlPlane, workers]),
  };
}

/** clusterctl writes `${NAME:=default}`. */
function withDefault(text: unknown): unknown {
  return typeof text === 'string' ? text.replace(/\$\{\w+:?[-=]([^}]*)\}/g, '$1') : text;
}

function workerClasses(list: unknown, where: string, report: Report): WorkerClass[] {
  if (list !== undefined && !Array.isArray(list)) { report.problems.push(`spec.workers.${where} is not a list; its classes could not be typed.`); }
  const seen = new Set<string>();
  return maps(list).flatMap((worker): WorkerClass[] => {
    const name = withDefault(worker.class);
    if (typeof name !== 'string' || name === '') { report.problems.push(`spec.workers.${where} has an entry without a class; it was left out.`); return []; }
    if (seen.has(name)) { report.problems.push(`spec.workers.${where} has the class "${name}" twice; Cluster API refuses that.`); return []; }
    seen.add(name);
    const metadata = worker.metadata ?? (isMap(worker.template) ? worker.template.metadata : undefined);
    const annotations = isMap(metadata) && isMap(metadata.annotations) ? Object.keys(metadata.annotations) : [];
    return [{ name, autoscaled: annotations.some(key => SIZE_ANNOTATION.test(key)) }];
  });
}

/** External patches may define variables; which ones is in the status of a class that runs somewhere. */
function undiscovered({ spec, status }: any, report: Report): string[] {
  if (isMap(status) && Array.isArray(status.variables)) { return []; }
  const patches = maps(spec.patches)
    .filter(({ external }) => isMap(external) && external.discoverVariablesExtension !== undefined)
    .map(({ name }) => String(name));
  for (const patch of patches) {
    report.problems.push(`the external patch "${patch}" defines variables that are not in the file; import the class as "kubectl get clusterclass -o yaml" prints it.`);
  }
  return patches;
}

function versions(list: unknown, report: Report): string[] {
  if (list === undefined || list === null) { return []; }
  const texts = Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string' && /^v1\.\d+\.\d+/.test(item)) : [];
  if (!Array.isArray(list) || texts.length < list.length) { report.problems.push('spec.kubernetesVersions is not a list of versions such as "v1.34.3".'); }
  return [...new Set(texts)];
}

/** `Kind.group` of the templates that the class refers to, and of what is made from them. */
function objectKinds(parts: unknown[]): string[] {
  const kinds = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) { value.forEach(visit); return; }
    if (!isMap(value)) { return; }
    for (const [key, item] of Object.entries(value)) {
      if ((key === 'ref' || key === 'templateRef') && isMap(item)) {
        const { apiVersion, kind } = item;
        if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !apiVersion.includes('/')) { continue; }
        const group = apiVersion.split('/')[0];
        kinds.add(`${kind}.${group}`).add(`${kind.replace(/Template$/, '')}.${group}`);
      } else if (['machineDeployments', 'machinePools', 'template', 'bootstrap', 'infrastructure', 'machineInfrastructure'].includes(key)) { visit(item); }
    }
  };
  parts.forEach(visit);
  return [...kinds].sort();
}
