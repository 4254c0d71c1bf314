import { autoscalerAnnotations } from './autoscaler';
import { drainRule } from './drain-rules';
import { deploymentName } from './group-names';
import { controlPlaneSetup, poolSetup } from './group-setup';
import { healthCheck } from './health-check';
import { effectiveKubernetes } from './kubernetes';
import { splitLabels, CLUSTER_NAME, DEPLOYMENT_NAME } from './labels';
import { machineDeployment } from './machine-deployment';
import { ClusterContext } from '../contract/cluster';
import { Distribution, ObjectReference } from '../contract/distribution';
import { gateList } from '../contract/machine-lifecycle';
import { clusterOfPool } from '../contract/pool-cluster';
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

const CAPI = 'cluster.x-k8s.io/v1beta2';

/** Every object of one cluster, in the order a person would read them. Pure: constructs come later. */
export class ClusterAssembly {
  private readonly versions = new Map<string, string>();

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

  private clusterParts(): Part[] {
    const { cluster, topology, options } = this;
    const { labels, names, rolloutToken, healthCheck: health, groupAnnotations } = topology.controlPlane;
    const infrastructure = this.named(cluster.name, topology.infrastructureCluster(cluster));
    const { machineLabels } = splitLabels(labels);
    const machines = this.distribution.controlPlaneMachines
      ? this.template('control-plane', topology.controlPlaneMachines(cluster), names?.machineTemplate, rolloutToken)
      : undefined;
    const controlPlane = this.named(names?.group ?? cluster.name, annotated(groupAnnotations, this.distribution.controlPlane({
      cluster,
      options: topology.controlPlane,
      replicas: cluster.controlPlaneReplicas,
      setup: controlPlaneSetup(topology, cluster, this.kubernetes.setup, options.setup),
      machineLabels,
      machineTemplate: machines && reference(machines),
      kubernetes: this.kubernetes.options,
    })));
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
        paused: options.paused || undefined,
        availabilityGates: gateList(options.availabilityGates),
        controlPlaneRef: reference(controlPlane),
        infrastructureRef: reference(infrastructure),
      },
    });
    const check = machines && healthCheck(cluster, health, { [CLUSTER_NAME]: cluster.name, 'cluster.x-k8s.io/control-plane': '' }, '1');
    return [
      { id: 'Cluster', manifest: clusterObject },
      { id: 'InfrastructureCluster', manifest: infrastructure },
      ...topology.supportingObjects(cluster).map(manifest => ({ id: `${manifest.kind}-${manifest.stem ?? manifest.name}`, manifest: this.shaped(manifest) })),
      ...part('ControlPlaneMachines', machines),
      { id: 'ControlPlane', manifest: controlPlane },
      ...part('ControlPlaneHealthCheck', check && this.named(names?.healthCheck ?? joinName('MachineHealthCheck', cluster.name, 'control-plane'), check)),
    ];
  }

  private poolParts(pool: PoolOptions): Part[] {
    const { topology } = this;
    const cluster = clusterOfPool(this.cluster, pool);
    const { name, names, rolloutToken } = pool;
    const { machineLabels } = splitLabels(pool.labels);
    const { setup: shared, options: kubernetes } = this.kubernetes;
    const setup = poolSetup(topology, cluster, pool, shared, this.options.setup);
    const machines = this.template(name, topology.poolMachines(cluster, name), names?.machineTemplate, rolloutToken);
    const bootstrap = this.template(name, this.distribution.poolBootstrap({ cluster, pool, setup, kubernetes }), names?.bootstrapTemplate);
    const group = deploymentName(this.cluster.name, pool);
    const selected = { [CLUSTER_NAME]: cluster.name, [DEPLOYMENT_NAME]: group };
    const deployment = this.named(group, machineDeployment(pool, {
      clusterName: cluster.name,
      version: cluster.kubernetesVersion.text,
      selected,
      machineLabels,
      objectAnnotations: {
        ...pool.groupAnnotations,
        ...autoscalerAnnotations(pool.autoscale, { labels: machineLabels, setup, capacity: topology.poolCapacity(name) }),
      },
      failureDomain: topology.poolFailureDomain(cluster, name),
      bootstrap: reference(bootstrap),
      machines: reference(machines),
    }));
    const check = healthCheck(cluster, pool.healthCheck, selected, '40%');
    return [
      { id: `PoolMachines-${name}`, manifest: machines },
      { id: `PoolBootstrap-${name}`, manifest: bootstrap },
      { id: `Pool-${name}`, manifest: deployment },
      ...part(`PoolHealthCheck-${name}`, check && this.named(names?.healthCheck ?? group, check)),
    ];
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

function annotated(annotations: { [key: string]: string } | undefined, manifest: Manifest): Manifest {
  return annotations ? { ...manifest, annotations: { ...manifest.annotations, ...annotations } } : manifest;
}

function part(id: string, manifest: NamedManifest | undefined): Part[] {
  return manifest ? [{ id, manifest }] : [];
}

function reference({ apiVersion, kind, name }: NamedManifest): ObjectReference {
  return { apiGroup: apiVersion.split('/')[0], kind, name };
}
