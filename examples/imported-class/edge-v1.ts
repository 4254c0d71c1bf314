// Written by "cdk8s-cluster-api import" from ClusterClass "platform/edge-v1". Do not edit; import it again.
/* eslint-disable */
import {
  type ImportedClass,
  ImportedClassCluster,
  type ImportedClusterOptions,
  type ImportedControlPlaneOptions,
  type ImportedPoolOptions,
} from 'cdk8s-cluster-api';
import type { Construct } from 'constructs';

/** What is set for one cluster of the ClusterClass "edge-v1". */
export interface EdgeV1ClusterProps extends ImportedClusterOptions {
  /** Kubernetes version of every machine: one of those the class offers. */
  readonly kubernetesVersion: 'v1.33.7' | 'v1.34.3';

  /** Values of the variables of the class. */
  readonly variables: EdgeV1Variables;

  /** The control plane. */
  readonly controlPlane?: EdgeV1ControlPlane;

  /** Pools of workers. */
  readonly pools?: EdgeV1Pool[];
}

/** A cluster of the ClusterClass "edge-v1". */
export class EdgeV1Cluster extends ImportedClassCluster {
  public constructor(scope: Construct, id: string, props: EdgeV1ClusterProps) {
    super(scope, id, { ...props, class: EDGE_V1_CLASS });
  }
}

/** The variables of the ClusterClass "edge-v1". */
export interface EdgeV1Variables {
  /**
   * Address of the API server. It must be free in the site's network.
   *
   * Format `ipv4`.
   * Example: `"10.20.0.10"`
   */
  readonly endpoint: string;

  /**
   * Size of a machine:
   * small 2 CPUs and 8 GiB, medium 4 CPUs and 16 GiB, large 8 CPUs and 32 GiB.
   *
   * @default `"small"`
   */
  readonly size?: 'small' | 'medium' | 'large';

  /**
   * System disk in GiB.
   *
   * Called `disk-gib` in the class.
   * A whole number; 25 to 2048.
   *
   * @default `40`
   */
  readonly diskGib?: number;

  /**
   * Way to the internet. Sites with a direct line leave it out.
   *
   * Rule: `!has(self.noProxy) || !self.noProxy.exists(host, host == '*')`: leave the proxy out instead of excluding
   * everything
   *
   * @default - not set
   */
  readonly proxy?: EdgeV1Proxy;

  /**
   * Mirrors by the registry they stand for.
   *
   * @default - not set
   */
  readonly registryMirrors?: { readonly [name: string]: string };

  /**
   * How many nodes may be unhealthy before nothing is replaced any more.
   *
   * @default `"40%"`
   */
  readonly maxUnhealthy?: number | string;

  /**
   * Fields of the kubelet's configuration that nothing else sets.
   *
   * @default - not set
   */
  readonly kubeletExtra?: { readonly [name: string]: unknown };

  /**
   * Time server.
   *
   * Deprecated: the machines take theirs from DHCP.
   *
   * @deprecated
   * @default - not set
   */
  readonly ntpServer?: string;
}

/** The control plane. A variable that is set here takes the place of the cluster's whole value. */
export interface EdgeV1ControlPlane extends ImportedControlPlaneOptions {
  readonly variables?: Partial<EdgeV1Variables>;
}

/** One pool. A variable that is set here takes the place of the cluster's whole value. */
export interface EdgeV1Pool extends ImportedPoolOptions {
  readonly class: 'default-worker' | 'gpu';
  readonly variables?: Partial<EdgeV1Variables>;
}

/** The value of `proxy`. */
export interface EdgeV1Proxy {
  /**
   * Address of the proxy.
   *
   * Matches `^https?://`.
   */
  readonly url: string;

  /**
   * Hosts and domains to reach without it.
   *
   * At most 50 items.
   * Items: at least 1 character.
   *
   * @default - not set
   */
  readonly noProxy?: readonly string[];
}

const EDGE_V1_CLASS: ImportedClass = {
  name: 'edge-v1',
  namespace: 'platform',
  variables: [
    { name: 'endpoint', required: true, schema: { type: 'string', format: 'ipv4' } },
    { name: 'size', required: true, schema: { type: 'string', enum: ['small', 'medium', 'large'], default: 'small' } },
    { name: 'disk-gib', member: 'diskGib', schema: { type: 'integer', minimum: 25, maximum: 2048, default: 40 } },
    {
      name: 'proxy',
      schema: {
        type: 'object',
        required: ['url'],
        properties: {
          url: { type: 'string', pattern: '^https?://' },
          noProxy: { type: 'array', maxItems: 50, items: { type: 'string', minLength: 1 } },
        },
        'x-kubernetes-validations': [
          {
            rule: "!has(self.noProxy) || !self.noProxy.exists(host, host == '*')",
            message: 'leave the proxy out instead of excluding everything',
          },
        ],
      },
    },
    { name: 'registryMirrors', schema: { type: 'object', additionalProperties: { type: 'string', format: 'uri' } } },
    { name: 'maxUnhealthy', schema: { 'x-kubernetes-int-or-string': true, default: '40%' } },
    { name: 'kubeletExtra', schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
    { name: 'ntpServer', schema: { type: 'string' } },
  ],
  pools: [{ name: 'default-worker' }, { name: 'gpu' }],
  kubernetesVersions: ['v1.33.7', 'v1.34.3'],
  controlPlaneMachines: true,
  objectKinds: [
    'KubeadmConfig.bootstrap.cluster.x-k8s.io',
    'KubeadmConfigTemplate.bootstrap.cluster.x-k8s.io',
    'KubeadmControlPlane.controlplane.cluster.x-k8s.io',
    'KubeadmControlPlaneTemplate.controlplane.cluster.x-k8s.io',
    'VSphereCluster.infrastructure.cluster.x-k8s.io',
    'VSphereClusterTemplate.infrastructure.cluster.x-k8s.io',
    'VSphereMachine.infrastructure.cluster.x-k8s.io',
    'VSphereMachineTemplate.infrastructure.cluster.x-k8s.io',
  ],
};
