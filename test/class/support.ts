import { Chart, Size, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ClassBuiltin, ClassCluster, ClassClusterProps, ClassVariable, ClusterClass, ClusterClassProps, Endpoint, NodeSetup, TextFormat, VSphereTopology,
  VSphereTopologyProps,
} from '../../src';
import { vsphere } from '../support/fixtures';

/** What a cluster of the edge class says itself, as literals or as stand-ins. */
export interface EdgeValues {
  readonly cluster: string;
  readonly address: string;
  readonly network: string;
  readonly memoryMiB: number;
  readonly dns: string[];
  readonly thumbprint?: string;
}

/** A topology and a setup with values in every kind of place: whole fields, inside texts, lists and files. */
export function edgeTopology(values: EdgeValues, props: Partial<VSphereTopologyProps> = {}): VSphereTopology {
  const machine = { memory: Size.mebibytes(values.memoryMiB), devices: [{ network: values.network, nameservers: ['10.0.0.2', ...values.dns] }] };
  return vsphere({
    thumbprint: values.thumbprint,
    credentialsSecret: `${values.cluster}-vcenter`,
    endpoint: Endpoint.kubeVip(values.address),
    ...machine,
    pools: [{ name: 'general' }],
    ...props,
  });
}

export function edgeSetup({ network }: EdgeValues): NodeSetup {
  return {
    proxy: { httpProxy: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/24'] },
    preJoinCommands: [`echo 'on ${network}: 100%' >/etc/site`],
  };
}

/** The variables of the edge class, made anew for each test. */
export function edgeVariables() {
  return {
    address: ClassVariable.text('address', { format: TextFormat.IPV4 }),
    network: ClassVariable.text('network', { maxLength: 80 }),
    memory: ClassVariable.integer('memoryMiB', { min: 2048, defaultValue: 8192 }),
    dns: ClassVariable.list('dns', { defaultValue: ['10.0.0.3'] }),
    thumbprint: ClassVariable.text('thumbprint', { required: false }),
  };
}

export type EdgeVariables = ReturnType<typeof edgeVariables>;

/** The same values as stand-ins. */
export function standIns({ address, network, memory, dns, thumbprint }: EdgeVariables): EdgeValues {
  return {
    cluster: ClassBuiltin.clusterName(),
    address: address.asString,
    network: network.asString,
    memoryMiB: memory.asNumber,
    dns: dns.asList,
    thumbprint: thumbprint.asString,
  };
}

/** The class with all of it. */
export function edgeClass(scope: Construct, variables = edgeVariables(), props: Partial<ClusterClassProps> = {}): ClusterClass {
  const values = standIns(variables);
  return new ClusterClass(scope, 'edge', { topology: edgeTopology(values), setup: edgeSetup(values), variables: Object.values(variables), ...props });
}

/** A class of the smallest vSphere topology; override what the test is about. */
export function plainClass(scope: Construct, props: Partial<ClusterClassProps> = {}): ClusterClass {
  return new ClusterClass(scope, 'edge', { topology: vsphere({ pools: [{ name: 'general' }] }), ...props });
}

/** A cluster of a class. */
export function site(scope: Construct, type: ClusterClass, props: Partial<ClassClusterProps> = {}): ClassCluster {
  return new ClassCluster(scope, 'site-1', { class: type, kubernetesVersion: 'v1.34.3', ...props });
}

/** An empty chart. */
export function emptyChart(): Chart {
  return new Chart(Testing.app(), 'chart');
}

/** What a class consists of: its spec, and the operations of all patches by the path they are for. */
export function specOf(type: ClusterClass): any {
  return (type.node.findChild('ClusterClass') as any).toJson().spec;
}

export function operationsOf(type: ClusterClass, kind: string, patchName = 'values'): any[] {
  const patch = specOf(type).patches?.find(({ name }: any) => name === patchName);
  return (patch?.definitions ?? []).filter(({ selector }: any) => selector.kind === kind).flatMap(({ jsonPatches }: any) => jsonPatches);
}
