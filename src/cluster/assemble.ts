import { autoscalerAnnotations } from './autoscaler';
import { clusterObject } from './cluster-object';
import { drainRule } from './drain-rules';
import { deploymentName } from './group-names';
import { controlPlaneSetup, poolSetup } from './group-setup';
import { healthCheck } from './health-check';
import { effectiveKubernetes } from './kubernetes';
import { splitLabels, CLUSTER_NAME, DEPLOYMENT_NAME } from './labels';
import { machineDeployment, PoolParts } from './machine-deployment';
import { bootstrapConfig, machinePool } from './machine-pool';
import { Pairing } from './pairing';
import { ClusterContext } from '../contract/cluster';
import { Distribution, ObjectReference, PoolContext } from '../contract/distribution';
import { clusterOfPool } from '../contract/pool-cluster';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { joinName, templateStem } from '../manifest/names';
import { seal } from '../manifest/seal';
import { toV1Beta1 } from '../manifest/v1beta1';
import { ConditionGate } from '../options/group/conditions';
import { DrainRule } from '../options/group/drain-rule';
import { PoolOptions } from '../options/group/groups';
import { NodeSetup } from '../options/node/node-setup';

/** What the user said about the cluster object itself. */
export interface ClusterObjectOptions {
  readonly labels?: { [key: string]: string };
  readonly annotations?: { [key: string]: string };
  readonly setup?: NodeSetup;
  readonly rolloutToken?: string;
  readonly paused?: boolean;
  readonly availabilityGates?: ConditionGate[];
  readonly drainRules?: DrainRule[];
}

/** An object and the construct id it is found by. */
export interface Part {
  readonly id: string;
  readonly manifest: NamedManifest;
}

/** Every object of one cluster, in the order a person would read them. Pure: constructs come later. */
export class ClusterAssembly {
  private readonly versions = new Map<string, string>();
  private kinds?: { readonly infrastructure: string; readonly controlPlane: string };

  constructor(
    private readonly cluster: ClusterContext,
    private readonly topology: Topology,
    private readonly distribution: Distribution,
    private readonly options: ClusterObjectOptions,
    private readonly kubernetes = effectiveKubernetes(),
  ) {}

  /** All parts. */
  parts(): Part[] {
    return [...this.clusterParts(), ...this.topology.pools.flatMap(pool => this.poolParts(pool)), ...this.drainRuleParts()];
  }

  /** The two sides of the cluster, once its parts are made. */
  get pairing(): Pairing {
    const { topology, distribution, kinds } = this;
    return { topology, distribution, infrastructureKind: kinds!.infrastructure, controlPlaneKind: kinds!.controlPlane };
  }

  private clusterParts(): Part[] {
    const { cluster, topology, options } = this;
    const { labels, names, rolloutToken, healthCheck: health, groupAnnotations } = topology.controlPlane;
    const infrastructureCluster = topology.infrastructureCluster(cluster);
    const managed = this.distribution.infrastructureAnnotations(infrastructureCluster.kind);
    const infrastructure = this.named(cluster.name, annotated(managed, infrastructureCluster));
    const { machineLabels } = splitLabels(labels);
    const machines = this.distribution.controlPlaneMachines
      ? this.template('control-plane', topology.controlPlaneMachines(cluster), names?.machineTemplate, rolloutToken)
      : undefined;
    const controlPlane = this.named(names?.group ?? cluster.name, annotated(groupAnnotations, this.distribution.controlPlane({
      cluster,
      options: topology.controlPlane,
      replicas: cluster.controlPlaneReplicas,
      setup: controlPlaneSetup(topology, withTemplate(cluster, machines), this.kubernetes.setup, options.setup),
      machineLabels,
      machineTemplate: machines && reference(machines),
      machineTemplateApiVersion: machines?.apiVersion,
      kubernetes: this.kubernetes.options,
    })));
    this.kinds = { infrastructure: infrastructure.kind, controlPlane: controlPlane.kind };
    const annotations = { ...topology.clusterAnnotations, ...options.annotations };
    const clusterManifest = this.named(cluster.name, clusterObject(
      cluster,
      {
        ...options,
        labels: { ...topology.clusterLabels, ...options.labels },
        annotations,
        port: topology.apiServerPort,
        namesPort: topology.namesApiServerPort,
      },
      { controlPlaneRef: reference(controlPlane), infrastructureRef: reference(infrastructure) },
    ));
    const check = machines && healthCheck(cluster, health, { [CLUSTER_NAME]: cluster.name, 'cluster.x-k8s.io/control-plane': '' }, '1');
    return [
      { id: 'Cluster', manifest: clusterManifest },
      { id: 'InfrastructureCluster', manifest: infrastructure },
      ...topology.supportingObjects(cluster).map(manifest => ({ id: `${manifest.kind}-${manifest.stem ?? manifest.name}`, manifest: this.shaped(manifest) })),
      ...part('ControlPlaneMachines', machines),
      { id: 'ControlPlane', manifest: controlPlane },
      ...part('ControlPlaneHealthCheck', check && this.named(names?.healthCheck ?? joinName('MachineHealthCheck', cluster.name, 'control-plane'), check)),
    ];
  }

  private poolParts(pool: PoolOptions): Part[] {
    return this.topology.poolKind(pool.name) === PoolKind.MACHINE_DEPLOYMENT ? this.deploymentParts(pool) : this.machinePoolParts(pool);
  }

  private deploymentParts(pool: PoolOptions): Part[] {
    const { name, names, rolloutToken } = pool;
    const cluster = clusterOfPool(this.cluster, pool);
    const machines = this.template(name, this.topology.poolMachines(cluster, name), names?.machineTemplate, rolloutToken);
    const context = this.poolContext(pool, machines);
    const bootstrap = this.template(name, this.distribution.poolBootstrap(context), names?.bootstrapTemplate);
    const group = deploymentName(cluster.name, pool);
    const selected = { [CLUSTER_NAME]: cluster.name, [DEPLOYMENT_NAME]: group };
    const facts = this.poolFacts(context, machines, selected);
    const deployment = this.named(group, machineDeployment(pool, { ...facts, bootstrap: reference(bootstrap) }));
    const check = healthCheck(cluster, pool.healthCheck, selected, '40%');
    return [
      { id: `PoolMachines-${name}`, manifest: machines },
      { id: `PoolBootstrap-${name}`, manifest: bootstrap },
      { id: `Pool-${name}`, manifest: deployment },
      ...part(`PoolHealthCheck-${name}`, check && this.named(names?.healthCheck ?? group, check)),
    ];
  }

  /** A new bootstrap configuration has a new name, by which the pool knows that its machines are to be replaced. */
  private machinePoolParts(pool: PoolOptions): Part[] {
    const { name, names, rolloutToken } = pool;
    const cluster = clusterOfPool(this.cluster, pool);
    const group = deploymentName(cluster.name, pool);
    const machines = this.named(names?.machineTemplate ?? group, this.topology.poolMachines(cluster, name));
    const context = this.poolContext(pool, machines);
    const bootstrap = this.topology.poolKind(name) === PoolKind.MACHINE_POOL
      ? this.template(name, bootstrapConfig(this.distribution.poolBootstrap(context)), names?.bootstrapTemplate, rolloutToken)
      : undefined;
    const facts = this.poolFacts(context, machines, { [CLUSTER_NAME]: cluster.name });
    return [
      { id: `PoolMachines-${name}`, manifest: machines },
      ...part(`PoolBootstrap-${name}`, bootstrap),
      { id: `Pool-${name}`, manifest: this.named(group, machinePool(pool, { ...facts, bootstrap: bootstrap && reference(bootstrap) })) },
    ];
  }

  /** What is said of a pool's machines, which their bootstrap template and the autoscaler both want to know. */
  private poolContext(pool: PoolOptions, machines: NamedManifest): PoolContext {
    const cluster = withTemplate(clusterOfPool(this.cluster, pool), machines);
    const { setup, options: kubernetes } = this.kubernetes;
    return { cluster, pool, kubernetes, setup: poolSetup(this.topology, cluster, pool, setup, this.options.setup) };
  }

  private poolFacts({ pool, cluster, setup }: PoolContext, machines: NamedManifest, selected: { [key: string]: string }): PoolParts {
    const { machineLabels } = splitLabels(pool.labels);
    const capacity = this.topology.poolCapacity(pool.name);
    return {
      clusterName: cluster.name,
      version: cluster.kubernetesVersion.text,
      selected,
      machineLabels,
      objectAnnotations: { ...pool.groupAnnotations, ...autoscalerAnnotations(pool.autoscale, { labels: machineLabels, setup, capacity }) },
      failureDomain: this.topology.poolFailureDomain(cluster, pool.name),
      machines: reference(machines),
    };
  }

  private drainRuleParts(): Part[] {
    const deploymentOf = (poolName: string): string => {
      const pool = this.topology.pools.find(({ name }) => name === poolName);
      // A pool that does not exist is reported as a rule; here it only needs a name.
      return pool ? deploymentName(this.cluster.name, pool) : `${this.cluster.name}-${poolName}`;
    };
    return (this.options.drainRules ?? []).map(rule => ({
      id: `DrainRule-${rule.name}`,
      manifest: this.named(joinName(`drain rule "${rule.name}"`, this.cluster.name, rule.name), drainRule(this.cluster.name, rule, deploymentOf)),
    }));
  }

  private named(name: string, manifest: Manifest): NamedManifest {
    return { ...this.labelled(manifest), name, namespace: this.cluster.namespace };
  }

  private labelled(manifest: Manifest): Manifest {
    return this.shaped({ ...manifest, labels: { [CLUSTER_NAME]: this.cluster.name, ...manifest.labels } });
  }

  /** The manifest in the API version of the management cluster. */
  private shaped<T extends Manifest>(manifest: T): T {
    if (this.cluster.apiVersions === 'v1beta2') { return manifest; }
    const shaped = toV1Beta1(manifest, (group, kind) => this.versions.get(`${group}/${kind}`) ?? 'v1beta1') as T;
    const [group, version] = shaped.apiVersion.split('/');
    this.versions.set(`${group}/${manifest.kind}`, version);
    return shaped;
  }

  private template(part_: string, manifest: Manifest, nameOverride?: string, groupToken?: string): NamedManifest {
    const stem = templateStem(`${manifest.kind} of "${part_}"`, this.cluster.name, part_);
    const tokens = [this.options.rolloutToken, groupToken].filter(token => token !== undefined);
    return seal(stem, this.labelled(manifest), { namespace: this.cluster.namespace, nameOverride, rolloutToken: tokens.length > 0 ? tokens.join('\n') : undefined });
  }
}

function annotated(annotations: { [key: string]: string } = {}, manifest: Manifest): Manifest {
  return Object.keys(annotations).length > 0 ? { ...manifest, annotations: { ...manifest.annotations, ...annotations } } : manifest;
}

/** The cluster as the setup of machines made from this template sees it. */
function withTemplate(cluster: ClusterContext, machines: NamedManifest | undefined): ClusterContext {
  return machines ? { ...cluster, machineTemplate: machines.name } : cluster;
}

function part(id: string, manifest: NamedManifest | undefined): Part[] {
  return manifest ? [{ id, manifest }] : [];
}

function reference({ apiVersion, kind, name }: NamedManifest): ObjectReference {
  return { apiGroup: apiVersion.split('/')[0], kind, name };
}
