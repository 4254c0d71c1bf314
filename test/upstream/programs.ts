import { Chart, Duration, Size } from 'cdk8s';
import { VARIABLES } from './variables';
import {
  AddonStack, BootFormat, ClassCluster, ClassVariable, ClusterClass, ClusterResourceSetDelivery, ClusterSelector, Endpoint, ICluster, IpPool,
  KubeVipOptions, NodeUser, TextFormat, VariableSchema, VSphereCsi, VSphereTopology, VSphereTopologyProps, WorkloadCluster,
} from '../../src';
import { objectsOf } from '../support/objects';

const { CLUSTER_NAME, CONTROL_PLANE_ENDPOINT_IP, NAMESERVER, VSPHERE_NETWORK } = VARIABLES;

/** Our program for each flavor: the same cluster, as far as it can be had. */
export const PROGRAMS: { readonly [flavor: string]: () => any[] } = {
  'default': () => cluster({}),
  'node-ipam': () => cluster({ devices: [{ pools: [IpPool.existing(VARIABLES.NODE_IPAM_POOL_NAME)], dhcp4: false, dhcp6: false, nameservers: [NAMESERVER] }] }),
  'external-loadbalancer': () => cluster({ endpoint: Endpoint.loadBalancer(CONTROL_PLANE_ENDPOINT_IP) }),
  'ignition': () => cluster({ bootFormat: BootFormat.IGNITION }, 'core'),
  'topology': () => stamped(),
};

const KUBE_VIP: KubeVipOptions = { version: 'v0.6.4', interface: VARIABLES.VIP_NETWORK_INTERFACE, services: true };

/** What upstream leaves out and our defaults would add is switched off: health checks, time limits, replacement before certificates expire. */
const AS_UPSTREAM = {
  healthCheck: { enabled: false },
  drainTimeout: Duration.seconds(0),
  volumeDetachTimeout: Duration.seconds(0),
  deletionTimeout: Duration.seconds(10),
};
const CONTROL_PLANE = { rollout: { beforeCertificatesExpire: Duration.days(0) }, ...AS_UPSTREAM };

/** The virtual machines, which are the same in all flavors. */
const MACHINES = {
  template: VARIABLES.VSPHERE_TEMPLATE,
  network: VSPHERE_NETWORK,
  datacenter: VARIABLES.VSPHERE_DATACENTER,
  datastore: VARIABLES.VSPHERE_DATASTORE,
  folder: VARIABLES.VSPHERE_FOLDER,
  resourcePool: VARIABLES.VSPHERE_RESOURCE_POOL,
  storagePolicy: VARIABLES.VSPHERE_STORAGE_POLICY,
  cpus: 2,
  memory: Size.mebibytes(8192),
  devices: [{ dhcp4: true, dhcp6: false }],
};

function cluster(topology: Partial<VSphereTopologyProps>, user = 'capv'): any[] {
  const users: NodeUser[] = [{ name: user, sshAuthorizedKeys: [VARIABLES.VSPHERE_SSH_AUTHORIZED_KEY], sudo: true }];
  return objectsOf(chart => {
    addons(chart, new WorkloadCluster(chart, CLUSTER_NAME, {
      kubernetesVersion: VARIABLES.KUBERNETES_VERSION,
      setup: { users },
      topology: new VSphereTopology({
        ...MACHINES,
        server: VARIABLES.VSPHERE_SERVER,
        thumbprint: VARIABLES.VSPHERE_TLS_THUMBPRINT,
        credentialsSecret: CLUSTER_NAME,
        endpoint: Endpoint.kubeVip(CONTROL_PLANE_ENDPOINT_IP, KUBE_VIP),
        controlPlane: { replicas: Number(VARIABLES.CONTROL_PLANE_MACHINE_COUNT), ...CONTROL_PLANE },
        pools: [{ name: 'md-0', replicas: Number(VARIABLES.WORKER_MACHINE_COUNT), ...AS_UPSTREAM }],
        ...topology,
      }),
    }));
  });
}

/** The class with the variables that upstream's has, and a cluster of it. The pod of kube-vip is not among them: the class knows it. */
function stamped(): any[] {
  const sshKey = ClassVariable.text('sshKey');
  const address = ClassVariable.text('controlPlaneIpAddr', { format: TextFormat.IPV4 });
  const port = ClassVariable.integer('controlPlanePort', { min: 1, max: 65535, example: 6443 });
  const server = ClassVariable.object('infraServer', {
    properties: {
      url: VariableSchema.text({ example: VARIABLES.VSPHERE_SERVER }),
      thumbprint: VariableSchema.text({ example: VARIABLES.VSPHERE_TLS_THUMBPRINT }),
    },
  });
  const secret = ClassVariable.text('credsSecretName');
  return objectsOf(chart => {
    const type = new ClusterClass(chart, VARIABLES.CLUSTER_CLASS_NAME, {
      variables: [sshKey, address, port, server, secret],
      setup: { users: [{ name: 'capv', sshAuthorizedKeys: [sshKey.asString], sudo: true }] },
      topology: new VSphereTopology({
        ...MACHINES,
        server: server.property('url').asString,
        thumbprint: server.property('thumbprint').asString,
        credentialsSecret: secret.asString,
        endpoint: Endpoint.kubeVip(address.asString, { ...KUBE_VIP, port: port.asNumber }),
        controlPlane: CONTROL_PLANE,
        pools: [{ name: 'vsphere-worker', ...AS_UPSTREAM }],
      }),
    });
    addons(chart, new ClassCluster(chart, CLUSTER_NAME, {
      class: type,
      kubernetesVersion: VARIABLES.KUBERNETES_VERSION,
      variables: [
        sshKey.of(VARIABLES.VSPHERE_SSH_AUTHORIZED_KEY),
        address.of(CONTROL_PLANE_ENDPOINT_IP),
        port.of(6443),
        server.of({ url: VARIABLES.VSPHERE_SERVER, thumbprint: VARIABLES.VSPHERE_TLS_THUMBPRINT }),
        secret.of(CLUSTER_NAME),
      ],
      controlPlane: { replicas: Number(VARIABLES.CONTROL_PLANE_MACHINE_COUNT) },
      pools: [{ name: 'md-0', class: 'vsphere-worker', replicas: Number(VARIABLES.WORKER_MACHINE_COUNT) }],
    }));
  });
}

function addons(chart: Chart, made: ICluster): void {
  new AddonStack(chart, 'addons', {
    clusters: ClusterSelector.cluster(made), addons: [new VSphereCsi({ snapshots: false })], delivery: new ClusterResourceSetDelivery(),
  });
}
