import { poolObjects, Metal3IpPool } from './ip-pool';
import { networkDataSpec } from './network-data';
import { Metal3ChecksumType, Metal3Cleaning, Metal3Image, Metal3ImageFormat, Metal3MachineOptions } from './options';
import { machineShape } from './shapes';
import { ClusterContext } from '../../contract/cluster';
import { contentHash } from '../../manifest/canonical';
import { Manifest, NamedManifest } from '../../manifest/manifest';
import { joinName } from '../../manifest/names';
import { LabelOperator, LabelSelector } from '../../options/group/label-selector';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta2';
const KEYS = Object.keys(machineShape) as (keyof Metal3MachineOptions)[];

/** The options of one group: general ones first, later ones win, each option as a whole. */
export function machineOptions(...layers: (Metal3MachineOptions | undefined)[]): Metal3MachineOptions {
  const merged: { [key: string]: unknown } = {};
  for (const layer of layers) {
    for (const key of KEYS) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** Metal3MachineTemplate of a group; `part` is the group's name within the cluster. */
export function machineTemplate(cluster: ClusterContext, part: string, options: Metal3MachineOptions): Manifest {
  const { image, hostSelector, cleaning = Metal3Cleaning.METADATA, nodeReuse } = options;
  return {
    apiVersion: API_VERSION,
    kind: 'Metal3MachineTemplate',
    spec: {
      nodeReuse,
      template: {
        spec: {
          image: imageSpec(cluster, image!),
          hostSelector: hostSelector && selectorSpec(hostSelector),
          dataTemplate: { name: dataTemplateName(cluster, part, options) },
          automatedCleaningMode: cleaning,
        },
      },
    },
  };
}

/**
 * Metal3DataTemplate of a group. The provider refuses every change of it (v1.13.2), so its name ends in a hash of its content: a change makes a new
 * one, and the machine template that names it rolls over. The cluster's name is left out of the hash, so that clusters of a class, whose machine
 * templates are written without knowing it, name the same.
 */
export function dataTemplate(cluster: ClusterContext, part: string, options: Metal3MachineOptions): NamedManifest {
  return {
    apiVersion: API_VERSION,
    kind: 'Metal3DataTemplate',
    name: dataTemplateName(cluster, part, options),
    namespace: cluster.namespace,
    labels: { 'cluster.x-k8s.io/cluster-name': cluster.name },
    spec: { clusterName: cluster.name, ...dataSpec(cluster.name, options) },
  };
}

/** The pools that machines of these groups draw from, as objects. */
export function ipPools(cluster: ClusterContext, groups: readonly Metal3MachineOptions[]): NamedManifest[] {
  const pools = groups.flatMap(({ network }) => [...network?.addresses.map(({ pool }) => pool) ?? [], network?.nameserversFrom]);
  return poolObjects(pools.filter((pool): pool is Metal3IpPool => pool !== undefined), cluster);
}

function dataTemplateName(cluster: ClusterContext, part: string, options: Metal3MachineOptions): string {
  return joinName('Metal3DataTemplate', cluster.name, `${part}-${contentHash(dataSpec('', options))}`);
}

function dataSpec(cluster: string, { network, metadata = {}, metadataFromHostLabels = {} }: Metal3MachineOptions): object {
  const [strings, fromLabels] = [metadata, metadataFromHostLabels].map(map => Object.keys(map).sort().map(key => [key, map[key]]));
  return {
    metaData: {
      // Without them machines are called like the host, and a replacement on the same host like its predecessor.
      objectNames: ['name', 'local-hostname', 'local_hostname'].map(key => ({ key, object: 'machine' })),
      strings: strings.length > 0 ? strings.map(([key, value]) => ({ key, value })) : undefined,
      fromLabels: fromLabels.length > 0 ? fromLabels.map(([key, label]) => ({ key, object: 'baremetalhost', label })) : undefined,
    },
    networkData: network && networkDataSpec(network, cluster),
  };
}

function imageSpec({ kubernetesVersion }: ClusterContext, { url, checksum, checksumType, format }: Metal3Image): object {
  const fill = (given: string): string => given.split('{version}').join(kubernetesVersion.text);
  return { url: fill(url), checksum: fill(checksum), checksumType: checksumType ?? checksumTypeOf(checksum), diskFormat: format ?? formatOf(url) };
}

function checksumTypeOf(checksum: string): Metal3ChecksumType {
  if (/^https?:/.test(checksum)) { return Metal3ChecksumType.SHA256; }
  return checksum.length === 32 ? Metal3ChecksumType.MD5 : checksum.length === 128 ? Metal3ChecksumType.SHA512 : Metal3ChecksumType.SHA256;
}

function formatOf(url: string): Metal3ImageFormat | undefined {
  return Object.values(Metal3ImageFormat).find(format => url.endsWith(`.${format}`));
}

/** The provider takes the operators of label selectors as text, where an absent label is `!` (v1.13.2, hostLabelSelectorForMachine). */
const OPERATORS: { readonly [operator in LabelOperator]: string } = {
  [LabelOperator.IN]: 'in',
  [LabelOperator.NOT_IN]: 'notin',
  [LabelOperator.EXISTS]: 'exists',
  [LabelOperator.DOES_NOT_EXIST]: '!',
};

function selectorSpec({ matchLabels, matchExpressions }: LabelSelector): object {
  return {
    matchLabels,
    matchExpressions: matchExpressions?.map(({ key, operator, values }) => ({ key, operator: OPERATORS[operator], values: values ?? [] })),
  };
}
