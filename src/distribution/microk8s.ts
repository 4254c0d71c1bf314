import { ClusterContext } from '../contract/cluster';
import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { clusterOfPool } from '../contract/pool-cluster';
import { Manifest } from '../manifest/manifest';
import { ControlPlaneOptions } from '../options/group/groups';
import { NodeFile } from '../options/node/files';
import { NodeSetup } from '../options/node/node-setup';
import { checkProps } from '../values/check';
import { withoutNulls } from '../values/without-nulls';
import { MicroK8sProps, microK8sShape, MicroK8sUpgradeStrategy } from './microk8s/props';
import { NodeRole } from './shared/node-feature';
import { filledList, machineReference, SNAP_ITEMS, snapNode } from './shared/snap-node';

const POD_CIDRS = ['10.1.0.0/16'];
const SERVICE_CIDRS = ['10.152.183.0/24'];

/** Options of the group that MicroK8sControlPlane has no field for. */
const NOT_IN_KIND: readonly (keyof ControlPlaneOptions)[] = [
  'annotations', 'deletionTimeout', 'drainTimeout', 'machineNaming', 'readinessGates', 'remediation', 'rollout', 'volumeDetachTimeout',
];

/**
 * Nodes that run MicroK8s on Ubuntu, by Canonical's bootstrap and control plane providers, tested with the CRDs of v0.6.11. They were built for
 * Cluster API 1.2 and speak its v1beta1 contract, which Cluster API drops with v1.16: CanonicalKubernetes is their successor.
 */
export class MicroK8s extends Distribution {
  private readonly props: MicroK8sProps;

  /** Throws on options that MicroK8s would refuse. */
  public constructor(props: MicroK8sProps = {}) {
    super();
    this.props = withoutNulls(checkProps('MicroK8s', withoutNulls(props), microK8sShape));
    if (this.props.ipInIp && this.props.defaultNetwork === false) {
      throw new Error('MicroK8s.ipInIp: it is an option of the default network; leave it out or write defaultNetwork: true.');
    }
  }

  public get classProblem(): string | undefined {
    return 'MicroK8sControlPlane has no template kind (v0.6.11)';
  }

  public get unsuitable(): { [infrastructureKind: string]: string } {
    return { VSphereCluster: 'machines on vSphere learn their names from templates of cloud-init, which the bootstrap provider is not known to fill in (v0.6.11)' };
  }

  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, replicas, setup, kubernetes, machineLabels } = context;
    this.refuseOptions(context);
    this.refuseUnsupportedKubernetes(kubernetes ?? {}, []);
    if (Object.keys(machineLabels).length > 0) {
      throw new Error(`"${cluster.name}" controlPlane.labels: MicroK8sControlPlane has no labels of machines; leave out "${Object.keys(machineLabels).sort().join('", "')}".`);
    }
    const { riskLevel, strictConfinement, ipInIp, defaultNetwork, addons = [], joinTokenLifetime, upgradeStrategy } = this.props;
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1',
      kind: 'MicroK8sControlPlane',
      spec: {
        replicas,
        version: cluster.kubernetesVersion.text,
        upgradeStrategy: upgradeStrategy ?? MicroK8sUpgradeStrategy.SMART,
        machineTemplate: { infrastructureTemplate: machineReference(context) },
        controlPlaneConfig: {
          clusterConfiguration: { portCompatibilityRemap: this.props.compatiblePorts ?? true },
          initConfiguration: {
            addons: filledList(addons),
            IPinIP: ipInIp,
            disableDefaultCNI: defaultNetwork === false ? true : undefined,
            riskLevel,
            confinement: strictConfinement === undefined ? undefined : strictConfinement ? 'strict' : 'classic',
            joinTokenTTLInSecs: joinTokenLifetime?.toSeconds(),
            ...this.node(setup, { cluster, where: `"${cluster.name}" controlPlane.setup`, kubernetesVersion: cluster.kubernetesVersion, controlPlane: true }),
          },
        },
      },
    };
  }

  public poolBootstrap({ cluster, pool, setup, kubernetes }: PoolContext): Manifest {
    this.refuseUnsupportedKubernetes(kubernetes ?? {}, []);
    const { kubernetesVersion } = clusterOfPool(cluster, pool);
    const { riskLevel, strictConfinement } = this.props;
    return {
      apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta1',
      kind: 'MicroK8sConfigTemplate',
      spec: {
        template: {
          spec: {
            clusterConfiguration: { portCompatibilityRemap: this.props.compatiblePorts ?? true },
            initConfiguration: {
              riskLevel,
              confinement: strictConfinement === undefined ? undefined : strictConfinement ? 'strict' : 'classic',
              ...this.node(setup, { cluster, where: `"${cluster.name}" pools["${pool.name}"].setup`, kubernetesVersion, controlPlane: false }),
            },
          },
        },
      },
    };
  }

  public problems({ name, podCidrs, serviceCidrs, serviceDomain }: ClusterContext): string[] {
    const same = (one: string[], other: string[]): boolean => one.join() === other.join();
    return same(podCidrs, POD_CIDRS) && same(serviceCidrs, SERVICE_CIDRS) && serviceDomain === 'cluster.local' ? [] : [
      `MK8S-01 network: MicroK8s uses addresses of its own whatever "${name}" says; write network: { podCidrs: ["${POD_CIDRS}"], serviceCidrs: ["${SERVICE_CIDRS}"] } and leave out serviceDomain.`,
    ];
  }

  /** What both kinds say of a machine. */
  private node(setup: NodeSetup, role: NodeRole): object {
    this.refuseUnsupported(setup, [...SNAP_ITEMS]);
    const node = snapNode(setup, role);
    const flags: { [flag: string]: string } = {
      ...(setup.nodeName ? { 'hostname-override': setup.nodeName } : {}),
      ...(node.labels.length > 0 ? { 'node-labels': node.labels.join(',') } : {}),
      ...(node.taints.length > 0 ? { 'register-with-taints': node.taints.join(',') } : {}),
      ...node.kubeletFlags,
    };
    return {
      bootCommands: filledList(node.bootCommands),
      preRunCommands: filledList(node.preCommands),
      postRunCommands: filledList(node.postCommands),
      extraWriteFiles: filledList(node.files.map(file => fileEntry(role.where, file))),
      extraKubeletArgs: filledList(Object.keys(flags).sort().map(flag => `--${flag}=${flags[flag]}`)),
      ...node.proxy,
    };
  }

  private refuseOptions({ cluster, options }: ControlPlaneContext): void {
    const { endpoint, kubeProxy, nodeCidrMaskSize, nodeCidrMaskSizeIpv6 } = cluster;
    const given = NOT_IN_KIND.find(option => options[option] !== undefined && (options[option] as unknown[]).length !== 0);
    if (given) { throw new Error(`"${cluster.name}" controlPlane.${given}: MicroK8sControlPlane has none; leave it out.`); }
    if (endpoint?.kubeVipOptions) {
      throw new Error(`"${cluster.name}" endpoint: MicroK8s has no place for kube-vip; write Endpoint.loadBalancer("${endpoint.host}") with a balancer of yours.`);
    }
    if (!kubeProxy) { throw new Error(`"${cluster.name}" network.kubeProxy: MicroK8s always runs kube-proxy; leave it out.`); }
    if (nodeCidrMaskSize !== undefined || nodeCidrMaskSizeIpv6 !== undefined) {
      throw new Error(`"${cluster.name}" network.nodeCidrMaskSize: MicroK8s hands out pod addresses by Calico; leave it out.`);
    }
  }
}

/** The kind has plain text only. */
function fileEntry(where: string, { path, content, fromSecret, encoding, append, owner = 'root:root', permissions = '0644' }: NodeFile): object {
  const given = fromSecret ? 'fromSecret' : encoding ? 'encoding' : append ? 'append' : undefined;
  if (given) { throw new Error(`${where}.files["${path}"].${given}: MicroK8sConfig has plain text only; write it, or fetch the file in preJoinCommands.`); }
  return { path, content, owner, permissions };
}
