import { NODEADM_ITEMS, nodeadmConfig, SCRIPT_ITEMS, scriptConfig } from './bootstrap';
import { ControlPlaneContext, Distribution, PoolContext } from '../../contract/distribution';
import { Manifest } from '../../manifest/manifest';
import { controlPlaneSpec, EksControlPlane } from '../../topology/eks/control-plane';
import { EksBootstrap, EksPoolOptions, EksPoolType } from '../../topology/eks/options';
import { splitText } from '../../values/placeholder';

/** The control plane that EKS runs, and how machines join it: what an `EksTopology` brings along. */
export class Eks extends Distribution {
  public constructor(private readonly options: EksControlPlane, private readonly pools: readonly EksPoolOptions[]) {
    super();
  }

  public get controlPlaneMachines(): boolean {
    return false;
  }

  public get classOmits(): string[] {
    return ['version'];
  }

  public get bootstrapsMachinePools(): boolean {
    return true;
  }

  public controlPlane({ cluster, setup, kubernetes }: ControlPlaneContext): Manifest {
    this.refuseUnsupportedKubernetes(kubernetes ?? {}, []);
    const group = this.pools.find(({ type = EksPoolType.NODE_GROUP }) => type === EksPoolType.NODE_GROUP);
    const item = Object.entries(setup).find(([, value]) => value !== undefined && value !== false && Object.keys(Object(value)).length > 0)?.[0];
    if (group && item) {
      throw new Error(`"${cluster.name}" setup.${item}: the machines of pools["${group.name}"] are made by EKS, which asks nobody; write it as setup of pools with type: EksPoolType.MACHINES.`);
    }
    const { serviceDomain, nodeCidrMaskSize, nodeCidrMaskSizeIpv6 } = cluster;
    if (serviceDomain !== 'cluster.local' && splitText(serviceDomain).every(part => typeof part === 'string')) {
      throw new Error(`"${cluster.name}" network.serviceDomain: services of EKS are always in cluster.local; leave it out.`);
    }
    if (nodeCidrMaskSize !== undefined || nodeCidrMaskSizeIpv6 !== undefined) {
      throw new Error(`"${cluster.name}" network.nodeCidrMaskSize: pods of EKS have addresses of the VPC; leave it out.`);
    }
    return { apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2', kind: 'AWSManagedControlPlane', spec: controlPlaneSpec(this.options, cluster) };
  }

  public poolBootstrap({ cluster, pool, setup }: PoolContext): Manifest {
    const { bootstrap } = this.pools.find(({ name }) => name === pool.name) ?? {};
    const script = bootstrap === EksBootstrap.SCRIPT;
    this.refuseUnsupported(setup, [...script ? SCRIPT_ITEMS : NODEADM_ITEMS]);
    const role = { cluster, where: `"${cluster.name}" pools["${pool.name}"].setup`, kubernetesVersion: cluster.kubernetesVersion, controlPlane: false };
    return script ? scriptConfig(setup, role) : nodeadmConfig(setup, role);
  }
}
