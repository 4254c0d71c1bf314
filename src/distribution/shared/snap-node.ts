import { kernelFeatures } from './kernel';
import { featureCommands, NodeFeature, NodeRole } from './node-feature';
import { nodeFiles, revisionComments } from './node-files';
import { proxyEnvironment, proxyFeature } from './proxy';
import { sshAuthoritiesFeature } from './ssh-authorities';
import { trustFeature } from './trust';
import { ControlPlaneContext } from '../../contract/distribution';
import { NodeFile } from '../../options/node/files';
import { BootFormat } from '../../options/node/identity';
import { NodeSetup } from '../../options/node/node-setup';

/** Items of a setup that Kubernetes from a snap has a place for; its kubelet and containerd are configured by the snap. */
export const SNAP_ITEMS: readonly string[] = [
  'bootFormat', 'files', 'bootCommands', 'preJoinCommands', 'postJoinCommands', 'proxy', 'proxyBypass', 'trustedCertificates', 'sshCertificateAuthorities',
  'sysctls', 'kernelModules', 'kubeletArguments', 'nodeLabels', 'taints', 'nodeName', 'externalCloudProvider',
];

/** What a setup comes to on a machine that gets Kubernetes as a snap, before it is written the provider's way. */
export interface SnapNode {
  readonly files: readonly NodeFile[];
  readonly bootCommands: readonly string[];
  readonly preCommands: readonly string[];
  readonly postCommands: readonly string[];
  /** Flags of the kubelet without dashes, sorted; labels and taints are not among them. */
  readonly kubeletFlags: { readonly [flag: string]: string };
  /** `key=value` pairs. */
  readonly labels: readonly string[];
  /** `key=value:effect`. */
  readonly taints: readonly string[];
  readonly proxy: { readonly httpProxy?: string; readonly httpsProxy?: string; readonly noProxy?: string };
}

/** Translate a setup of which every item is in `SNAP_ITEMS`. */
export function snapNode(setup: NodeSetup, role: NodeRole, own: readonly NodeFeature[] = []): SnapNode {
  if (setup.bootFormat === BootFormat.IGNITION) {
    throw new Error(`${role.where}.bootFormat: snaps are installed on Ubuntu, which boots with cloud-init; choose an image of it.`);
  }
  // The provider puts the proxy where the snap looks for it; the feature only checks that machines reach each other without it.
  proxyFeature(setup, role, []);
  const environment = proxyEnvironment(setup, role) ?? {};
  const features = [...own, trustFeature(setup), ...kernelFeatures(setup), sshAuthoritiesFeature(setup)]
    .filter((feature): feature is NodeFeature => feature !== undefined)
    // containerd comes with the snap, later.
    .map(feature => ({ ...feature, restartsContainerd: false }));
  const files = nodeFiles(role.where, setup, features);
  const flags = { ...(setup.externalCloudProvider ? { 'cloud-provider': 'external' } : {}), ...setup.kubeletArguments };
  return {
    files,
    bootCommands: setup.bootCommands ?? [],
    preCommands: [...revisionComments(files), ...featureCommands(features), ...setup.preJoinCommands ?? []],
    postCommands: setup.postJoinCommands ?? [],
    kubeletFlags: Object.fromEntries(Object.entries(flags).sort(([a], [b]) => (a < b ? -1 : 1))),
    labels: Object.entries(setup.nodeLabels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}=${value}`),
    taints: (setup.taints ?? []).map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`),
    proxy: { httpProxy: environment.HTTP_PROXY, httpsProxy: environment.HTTPS_PROXY, noProxy: environment.NO_PROXY },
  };
}

/** The reference to the machine template as Canonical's control planes have it; none in a class. */
export function machineReference({ cluster, machineTemplate, machineTemplateApiVersion }: ControlPlaneContext): object | undefined {
  return machineTemplate && {
    apiVersion: machineTemplateApiVersion, kind: machineTemplate.kind, name: machineTemplate.name, namespace: cluster.namespace,
  };
}

/** A list, or nothing where it is empty. */
export function filledList<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
