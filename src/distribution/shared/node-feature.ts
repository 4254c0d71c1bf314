import { ClusterContext } from '../../contract/cluster';
import { NodeFile } from '../../options/node/files';
import { KubernetesVersion } from '../../values/kubernetes-version';

/** Where a setup is for. */
export interface NodeRole {
  /** The cluster. */
  readonly cluster: ClusterContext;

  /** Said at the beginning of messages. */
  readonly where: string;

  /** Kubernetes version of the machine; a pool may be behind its cluster. */
  readonly kubernetesVersion: KubernetesVersion;

  /** Whether the machine runs the control plane. */
  readonly controlPlane: boolean;
}

/** What one item of a setup comes to on a machine with systemd and containerd, in terms that every distribution has. */
export interface NodeFeature {
  /** The item by the name users know it by, for messages: `proxy`, `registryMirrors["docker.io"]`. */
  readonly source: string;

  readonly files?: readonly NodeFile[];

  /** Shell commands, run once before the node joins and before the commands of the setup. */
  readonly commands?: readonly string[];

  /** Shell commands, run after the commands of the setup and immediately before the node joins. */
  readonly lastCommands?: readonly string[];

  /** Fields of `KubeletConfiguration`. */
  readonly kubelet?: { readonly [field: string]: unknown };

  /** containerd must read its configuration again before the node joins. */
  readonly restartsContainerd?: boolean;
}

/** The fields of several features; one field said by two of them is refused with both names. */
export function kubeletFields(where: string, features: readonly NodeFeature[]): { [field: string]: unknown } {
  const fields: { [field: string]: unknown } = {};
  const owners = new Map<string, string>();
  for (const { source, kubelet = {} } of features) {
    for (const [field, value] of Object.entries(kubelet)) {
      if (value === undefined) { continue; }
      const owner = owners.get(field);
      if (owner) { throw new Error(`${where}: the kubelet's "${field}" is set by ${owner} and by ${source}; keep one.`); }
      owners.set(field, source);
      fields[field] = value;
    }
  }
  return fields;
}

/** The commands of several features, and one restart of containerd for all that need it. */
export function featureCommands(features: readonly NodeFeature[]): string[] {
  const restart = features.some(({ restartsContainerd }) => restartsContainerd);
  return [
    ...features.flatMap(({ commands = [] }) => commands),
    ...(restart ? ['systemctl daemon-reload', 'systemctl restart containerd'] : []),
  ];
}
