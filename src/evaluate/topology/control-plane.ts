import { findKind } from '../../api/catalog';
import { copy, getPath, Json, KubeObject, mergeMaps, setPath } from '../nested';
import { goDuration } from './duration';
import { groupOf, objectFrom, referenceTo } from './generated';
import { CLUSTER_NAME, OWNED } from './labels';

const TIMEOUTS = ['nodeDrainTimeout', 'nodeVolumeDetachTimeout', 'nodeDeletionTimeout'];

/** Where each contract keeps the fields of control plane machines that a topology sets. */
const MACHINE_SPEC = { v1beta1: ['spec', 'machineTemplate'], v1beta2: ['spec', 'machineTemplate', 'spec'] };

/** The contract of Cluster API that a control plane kind speaks. */
export type Contract = keyof typeof MACHINE_SPEC;

/** The contract of a control plane kind: from the catalogue, else by the name of its version, which is what kubeadm's kinds and most others follow. */
export function contractOf(controlPlane: KubeObject): { readonly contract: Contract; readonly known: boolean } {
  const contracts = findKind(controlPlane.apiVersion, controlPlane.kind)?.contracts ?? [];
  if (contracts.includes('v1beta2')) { return { contract: 'v1beta2', known: true }; }
  if (contracts.includes('v1beta1')) { return { contract: 'v1beta1', known: true }; }
  const known = groupOf(controlPlane) === 'controlplane.cluster.x-k8s.io' && controlPlane.kind === 'KubeadmControlPlane';
  return { contract: controlPlane.apiVersion.endsWith('/v1beta2') ? 'v1beta2' : 'v1beta1', known };
}

/** The control plane object of a Cluster before patches. */
export function controlPlaneObject(
  cluster: KubeObject, clusterClass: Json, template: KubeObject, machineTemplate: KubeObject | undefined, name: string, contract: Contract,
): KubeObject {
  const topology: Json = cluster.spec.topology.controlPlane ?? {};
  const labels = { ...mergeMaps(topology.metadata?.labels, clusterClass.metadata?.labels), [CLUSTER_NAME]: cluster.metadata.name, [OWNED]: '' };
  const annotations = mergeMaps(topology.metadata?.annotations, clusterClass.metadata?.annotations);
  const controlPlane = objectFrom({ template, cluster, name, labels, annotations });
  const machine = MACHINE_SPEC[contract];
  if (machineTemplate) {
    setPath(controlPlane, [...machine, 'infrastructureRef'], contract === 'v1beta2' ? referenceTo(machineTemplate) : versionedReference(machineTemplate));
    const old: Json = getPath(controlPlane, ['spec', 'machineTemplate', 'metadata']) ?? {};
    const metadata: Json = { ...old, labels: mergeMaps(labels, old.labels), annotations: mergeMaps(annotations, old.annotations) };
    for (const key of ['labels', 'annotations']) { if (metadata[key] === undefined) { delete metadata[key]; } }
    setPath(controlPlane, ['spec', 'machineTemplate', 'metadata'], metadata);
  }
  const set = (path: readonly string[], value: unknown): void => {
    if (value !== undefined && value !== null) { setPath(controlPlane, path, copy(value)); }
  };
  set(['spec', 'replicas'], topology.replicas);
  set(['spec', 'rollout', 'after'], topology.rollout?.after);
  set([...machine, 'readinessGates'], topology.readinessGates ?? clusterClass.readinessGates);
  set([...machine, 'taints'], topology.taints ?? clusterClass.taints);
  for (const timeout of TIMEOUTS) {
    const seconds = topology.deletion?.[`${timeout}Seconds`] ?? clusterClass.deletion?.[`${timeout}Seconds`];
    if (contract === 'v1beta2') {
      set([...machine, 'deletion', `${timeout}Seconds`], seconds);
    } else {
      set([...machine, timeout], seconds === undefined || seconds === null ? undefined : goDuration(seconds));
    }
  }
  setPath(controlPlane, ['spec', 'version'], cluster.spec.topology.version);
  return controlPlane;
}

/** Fields of the control plane that patches cannot change once the topology has set them. */
export const OWNED_CONTROL_PLANE_FIELDS: readonly (readonly string[])[] = [
  ['spec', 'machineTemplate', 'metadata'],
  ...Object.values(MACHINE_SPEC).flatMap(path => ['readinessGates', 'taints', 'infrastructureRef'].map(field => [...path, field])),
  ...TIMEOUTS.map(timeout => [...MACHINE_SPEC.v1beta1, timeout]),
  ...TIMEOUTS.map(timeout => [...MACHINE_SPEC.v1beta2, 'deletion', `${timeout}Seconds`]),
  ['spec', 'replicas'],
  ['spec', 'version'],
  ['spec', 'rollout', 'after'],
];

function versionedReference(object: KubeObject): Json {
  return { apiVersion: object.apiVersion, kind: object.kind, name: object.metadata.name, namespace: object.metadata.namespace };
}
