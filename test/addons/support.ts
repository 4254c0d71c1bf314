import { App, Chart, Testing } from 'cdk8s';
import { Addon, AddonEdge, AddonRelease, AddonStack, AddonStackProps, ClusterContext, ClusterSelector, Endpoint, ICluster, KubernetesVersion } from '../../src';

/** A vSphere cluster as addons see it; override what the test is about. */
export function cluster(context: Partial<ClusterContext> = {}, rest: Partial<ICluster> = {}): ICluster {
  const name = context.name ?? 'prod';
  return {
    context: {
      name,
      namespace: 'default',
      kubernetesVersion: KubernetesVersion.of('v1.34.3'),
      podCidrs: ['192.168.0.0/16'],
      serviceCidrs: ['10.96.0.0/12'],
      serviceDomain: 'cluster.local',
      kubeProxy: true,
      controlPlaneReplicas: 3,
      controlPlanePorts: [],
      endpoint: Endpoint.kubeVip('10.0.0.10'),
      renderProfile: '2026-11',
      apiVersions: 'v1beta2',
      ...context,
    },
    labels: { 'cluster.x-k8s.io/cluster-name': name },
    requiredAddons: [],
    facts: { 'openstack.cloud': 'openstack', 'aws.region': 'eu-central-1', 'azure.location': 'westeurope', 'gcp.project': 'my-project', 'gcp.network': 'clusters', 'hetzner.secret': 'hetzner', 'linode.region': 'de-fra-2', 'nutanix.prism-central': 'prism.example.com', 'vsphere.server': 'vcenter.example.com', 'vsphere.datacenters': 'dc1' },
    objectKinds: [],
    featureGates: [],
    ...rest,
  };
}

/** What a test says about an addon. */
interface Parts {
  readonly provides?: string[];
  readonly after?: AddonEdge[];
  readonly requires?: string[];
  readonly problems?: string[];
  readonly release?: Partial<AddonRelease>;
}

/** An addon for tests of the graph and of engines. */
export class TestAddon extends Addon {
  public constructor(name: string, private readonly parts: Parts = {}) {
    super(name);
  }

  public get provides(): string[] { return this.parts.provides ?? []; }
  public get after(): AddonEdge[] { return this.parts.after ?? []; }
  public get requires(): string[] { return this.parts.requires ?? []; }
  public problems(_cluster: ICluster): string[] { return this.parts.problems ?? []; }
  public release(_cluster: ICluster): AddonRelease {
    return { namespace: 'default', manifests: [configMap(this.name)], ...this.parts.release };
  }
}

/** A small payload object. */
export function configMap(name: string, data: { [key: string]: string } = {}): any {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data };
}

/** The objects of one stack. */
export function stackObjects(clusters: ICluster | ICluster[], props: Partial<AddonStackProps> = {}): any[] {
  const chart = new Chart(new App(), 'chart');
  new AddonStack(chart, 'addons', { clusters: props.clusters ?? ClusterSelector.clusters(...[clusters].flat()), ...props });
  return Testing.synth(chart);
}

/** Find one object. */
export function find(objects: any[], kind: string, name: string): any {
  const found = objects.find(object => object.kind === kind && object.metadata.name === name);
  if (!found) { throw new Error(`${kind} ${name} is not among ${objects.map(object => `${object.kind} ${object.metadata.name}`).join(', ')}`); }
  return found;
}
