import { K0sNetwork } from './network';
import { ControlPlaneContext } from '../../../contract/distribution';
import { AnonymousAccess } from '../../../options/kubernetes/api-server-options';
import { Cidr } from '../../../values/cidr';
import { apiServerParts } from '../api-server';
import { ComponentParts, ComponentPlace } from '../component-parts';
import { controllerManagerParts, schedulerParts } from '../control-loops';

/** Options of Kubernetes that k0s has a place for, as far as they come to flags. */
export const KUBERNETES: readonly string[] = ['apiServer', 'controllerManager', 'scheduler'];

/** k0s' own ClusterConfig: the network, and options of Kubernetes as flags. */
export function k0sClusterConfig({ cluster, kubernetes = {} }: ControlPlaneContext, provider: K0sNetwork): object {
  const { name, kubernetesVersion, podCidrs, serviceCidrs, serviceDomain, kubeProxy } = cluster;
  const place = (component: string): ComponentPlace => ({
    where: `"${name}" kubernetes.${component}`, version: kubernetesVersion, folder: `/etc/k0s/${component.toLowerCase()}`, maxFile: Infinity,
  });
  const { anonymousAccess } = kubernetes.apiServer ?? {};
  if (anonymousAccess === AnonymousAccess.HEALTH_ONLY) {
    throw new Error(`"${name}" kubernetes.apiServer.anonymousAccess: k0s answers nobody without credentials; leave it out, with hardening anonymousAccess: false.`);
  }
  const apiServer = apiServerParts(kubernetes, [], place('apiServer'));
  const sans = [...new Set([...cluster.endpoint?.certificateSans ?? [], ...kubernetes.apiServer?.certificateSans ?? []])];
  const v4 = (blocks: string[]) => blocks.find(block => Cidr.parse(block)?.family !== 6);
  const v6 = (blocks: string[]) => blocks.find(block => Cidr.parse(block)?.family === 6);
  const dual = podCidrs.length > 1;
  return {
    apiVersion: 'k0s.k0sproject.io/v1beta1',
    kind: 'ClusterConfig',
    metadata: { name: 'k0s' },
    spec: {
      api: {
        sans: sans.length > 0 ? sans : undefined,
        extraArgs: flagsOnly(name, 'apiServer', apiServer, anonymousAccess === AnonymousAccess.OPEN ? { 'anonymous-auth': 'true' } : {}),
      },
      controllerManager: {
        extraArgs: flagsOnly(name, 'controllerManager', controllerManagerParts(kubernetes, {
          'node-cidr-mask-size-ipv4': cluster.nodeCidrMaskSize?.toString(),
          'node-cidr-mask-size-ipv6': cluster.nodeCidrMaskSizeIpv6?.toString(),
        }, place('controllerManager'))),
      },
      scheduler: { extraArgs: flagsOnly(name, 'scheduler', schedulerParts(kubernetes, '', place('scheduler'))) },
      network: {
        provider,
        podCIDR: dual ? v4(podCidrs) : podCidrs[0],
        serviceCIDR: dual ? v4(serviceCidrs) : serviceCidrs[0],
        clusterDomain: serviceDomain,
        kubeProxy: kubeProxy ? undefined : { disabled: true },
        dualStack: dual ? { enabled: true, IPv6podCIDR: v6(podCidrs), IPv6serviceCIDR: v6(serviceCidrs) } : undefined,
      },
      telemetry: { enabled: false },
    },
  };
}

function flagsOnly(cluster: string, component: string, parts: Required<ComponentParts>, more: { [flag: string]: string } = {}): object | undefined {
  const { flags, files, mounts } = parts;
  const path = files[0]?.path ?? mounts[0]?.path;
  if (path) {
    throw new Error(`"${cluster}" kubernetes.${component}: k0s takes flags only, and an option needs "${path}"; leave out audit, encryption, mounts and what has a configuration.`);
  }
  const all: { [flag: string]: string | undefined } = { ...flags, ...more };
  const given = Object.keys(all).filter(flag => all[flag] !== undefined).sort();
  return given.length > 0 ? Object.fromEntries(given.map(flag => [flag, all[flag]])) : undefined;
}
