import { autoscalerAnnotations } from './autoscaler';
import { healthCheck } from './health-check';
import { splitLabels, CLUSTER_NAME, DEPLOYMENT_NAME } from './labels';
import { ClusterContext } from '../contract/cluster';
import { Distribution, ObjectReference } from '../contract/distribution';
import { mergeSetups } from '../contract/merge-setups';
import { NodeSetup } from '../contract/node-setup';
import { PoolOptions } from '../contract/options';
import { Topology } from '../contract/topology';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { joinName, templateStem } from '../manifest/names';
import { seal } from '../manifest/seal';

/** What the user said about the cluster object itself. */
export interface ClusterObjectOptions {
  readonly labels?: { [key: string]: string };
  readonly annotations?: { [key: string]: string };
  readonly setup?: NodeSetup;
  readonly rolloutToken?: string;
}

/** An object and the construct id it is found by. */
export interface Part {
  readonly id: string;
  readonly manifest: NamedManifest;
}

const CAPI = 'cluster.x-k8s.io/v1beta2';

/** Every object of one cluster, in the order a person would read them. Pure: constructs come later. */
export class ClusterAssembly {
  constructor(
    private readonly cluster: ClusterContext,
    private readonly topology: Topology,
    private readonly distribution: Distribution,
    private readonly options: ClusterObjectOptions,
  ) {}

  /** All parts. */
  parts(): Part[] {
    return [...this.clusterParts(), ...this.topology.pools.flatMap(pool => this.poolParts(pool))];
  }

  private clusterParts(): Part[] {
    const { cluster, topology, options } = this;
    const { replicas: _replicas, labels, taints, setup, names, rolloutToken, healthCheck: health } = topology.controlPlane;
    const infrastructure = this.named(cluster.name, topology.infrastructureCluster(cluster));
    const { machineLabels, nodeLabels } = splitLabels(labels);
    const machines = this.distribution.controlPlaneMachines
      ? this.template('control-plane', topology.controlPlaneMachines(cluster), names?.machineTemplate, rolloutToken)
      : undefined;
    const controlPlane = this.named(names?.group ?? cluster.name, this.distribution.controlPlane({
      cluster,
      replicas: cluster.controlPlaneReplicas,
      setup: mergeSetups(topology.controlPlaneSetup(cluster), options.setup, { nodeLabels, taints }, setup),
      machineLabels,
      machineTemplate: machines && reference(machines),
    }));
    const clusterObject = this.named(cluster.name, {
      apiVersion: CAPI,
      kind: 'Cluster',
      labels: options.labels,
      annotations: options.annotations,
      spec: {
        clusterNetwork: {
          pods: { cidrBlocks: cluster.podCidrs },
          services: { cidrBlocks: cluster.serviceCidrs },
          serviceDomain: cluster.serviceDomain,
          apiServerPort: cluster.endpoint && cluster.endpoint.port !== 6443 ? cluster.endpoint.port : undefined,
        },
        controlPlaneRef: reference(controlPlane),
        infrastructureRef: reference(infrastructure),
      },
    });
    const check = machines && healthCheck(cluster, health, { [CLUSTER_NAME]: cluster.name, 'cluster.x-k8s.io/control-plane': '' }, '1');
    return [
      { id: 'Cluster', manifest: clusterObject },
      { id: 'InfrastructureCluster', manifest: infrastructure },
      ...topology.supportingObjects(cluster).map(manifest => ({ id: `${manifest.kind}-${manifest.name}`, manifest })),
      ...part('ControlPlaneMachines', machines),
      { id: 'ControlPlane', manifest: controlPlane },
      ...part('ControlPlaneHealthCheck', check && this.named(names?.healthCheck ?? joinName('MachineHealthCheck', cluster.name, 'control-plane'), check)),
    ];
  }

  private poolParts(pool: PoolOptions): Part[] {
    const { cluster, topology } = this;
    const { name, names, rolloutToken } = pool;
    const { machineLabels, nodeLabels } = splitLabels(pool.labels);
    const setup = mergeSetups(topology.poolSetup(cluster, name), this.options.setup, { nodeLabels, taints: pool.taints }, pool.setup);
    const machines = this.template(name, topology.poolMachines(cluster, name), names?.machineTemplate, rolloutToken);
    const bootstrap = this.template(name, this.distribution.poolBootstrap({ cluster, pool, setup }), names?.bootstrapTemplate);
    const group = names?.group ?? joinName(`pool "${name}"`, cluster.name, name);
    const selected = { [CLUSTER_NAME]: cluster.name, [DEPLOYMENT_NAME]: group };
    const deployment = this.named(group, {
      apiVersion: CAPI,
      kind: 'MachineDeployment',
      annotations: autoscalerAnnotations(pool, topology.poolCapacity(name)),
      spec: {
        clusterName: cluster.name,
        replicas: pool.autoscale ? undefined : pool.replicas ?? 1,
        // Unique per deployment: with the cluster's name alone, deployments adopt each other's machines after a restore (CAPI issue 5957).
        selector: { matchLabels: selected },
        rollout: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
        template: {
          metadata: { labels: { ...machineLabels, ...selected } },
          spec: {
            clusterName: cluster.name,
            version: cluster.kubernetesVersion.text,
            bootstrap: { configRef: reference(bootstrap) },
            infrastructureRef: reference(machines),
          },
        },
      },
    });
    const check = healthCheck(cluster, pool.healthCheck, selected, '40%');
    return [
      { id: `PoolMachines-${name}`, manifest: machines },
      { id: `PoolBootstrap-${name}`, manifest: bootstrap },
      { id: `Pool-${name}`, manifest: deployment },
      ...part(`PoolHealthCheck-${name}`, check && this.named(names?.healthCheck ?? group, check)),
    ];
  }

  private named(name: string, manifest: Manifest): NamedManifest {
    return { ...this.labelled(manifest), name, namespace: this.cluster.namespace };
  }

  private labelled(manifest: Manifest): Manifest {
    return { ...manifest, labels: { [CLUSTER_NAME]: this.cluster.name, ...manifest.labels } };
  }

  private template(part_: string, manifest: Manifest, nameOverride?: string, groupToken?: string): NamedManifest {
    const stem = templateStem(`${manifest.kind} of "${part_}"`, this.cluster.name, part_);
    const tokens = [this.options.rolloutToken, groupToken].filter(token => token !== undefined);
    return seal(stem, this.labelled(manifest), { namespace: this.cluster.namespace, nameOverride, rolloutToken: tokens.length > 0 ? tokens.join('\n') : undefined });
  }
}

function part(id: string, manifest: NamedManifest | undefined): Part[] {
  return manifest ? [{ id, manifest }] : [];
}

function reference({ apiVersion, kind, name }: NamedManifest): ObjectReference {
  return { apiGroup: apiVersion.split('/')[0], kind, name };
}
