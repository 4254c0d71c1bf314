import { ClassVariable } from './variable';
import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { canonical } from '../manifest/canonical';
import { Manifest } from '../manifest/manifest';
import { MachineCapacity } from '../options/group/autoscale';
import { NodeSetup } from '../options/node/node-setup';

/** A field of a provider's object that is a variable as a whole. */
export interface VariableField {
  /** Below the spec of the infrastructure cluster, or of the machine in a template. */
  readonly path: readonly string[];

  /** The stand-in to put there. */
  readonly mark: (cluster: ClusterContext) => string;

  readonly variable: ClassVariable;
}

/** A topology whose objects have variables in given fields, whatever it says there itself. */
export class VariableFields extends Topology {
  constructor(
    private readonly base: Topology, private readonly ofCluster: readonly VariableField[], private readonly ofMachines: readonly VariableField[],
  ) {
    super(base.controlPlane, base.pools, base.endpoint);
  }

  public get requiredAddons(): string[] {
    return this.base.requiredAddons;
  }

  public get publishesCapacity(): boolean {
    return this.base.publishesCapacity;
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const manifest = this.base.infrastructureCluster(cluster);
    return { ...manifest, spec: withFields(manifest.spec, this.ofCluster, cluster) };
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.machines(this.base.controlPlaneMachines(cluster), cluster);
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.machines(this.base.poolMachines(cluster, poolName), cluster);
  }

  public controlPlaneSetup(cluster: ClusterContext): NodeSetup {
    return this.base.controlPlaneSetup(cluster);
  }

  public poolSetup(cluster: ClusterContext, poolName: string): NodeSetup {
    return this.base.poolSetup(cluster, poolName);
  }

  /** What machines offer is the clusters' own. */
  public poolCapacity(_poolName: string): MachineCapacity | undefined {
    return undefined;
  }

  private machines(manifest: Manifest, cluster: ClusterContext): Manifest {
    const { template } = manifest.spec;
    return { ...manifest, spec: { template: { ...template, spec: withFields(template.spec, this.ofMachines, cluster) } } };
  }
}

function withFields(spec: unknown, fields: readonly VariableField[], cluster: ClusterContext): unknown {
  const copy = canonical(spec) ?? {};
  for (const { path, mark } of fields) {
    const parent = path.slice(0, -1).reduce((found, key) => (found[key] ??= {}), copy);
    parent[path[path.length - 1]] = mark(cluster);
  }
  return copy;
}
