import { Duration, Size } from 'cdk8s';
import { VARIABLES } from './variables';
import {
  AddonStack, BootFormat, ClusterResourceSetDelivery, ClusterSelector, Endpoint, IpPool, NodeUser, VSphereCsi, VSphereTopology,
  VSphereTopologyProps, WorkloadCluster,
} from '../../src';
import { objectsOf } from '../support/objects';

const { CLUSTER_NAME, CONTROL_PLANE_ENDPOINT_IP, NAMESERVER, VSPHERE_NETWORK } = VARIABLES;

/** Our program for each flavor: the same cluster, as far as it can be had. */
export const PROGRAMS: { readonly [flavor: string]: () => any[] } = {
  'default': () => cluster({}),
  'node-ipam': () => cluster({ devices: [{ pools: [IpPool.existing(VARIABLES.NODE_IPAM_POOL_NAME)], dhcp4: false, dhcp6: false, nameservers: [NAMESERVER] }] }),
  'external-loadbalancer': () => cluster({ endpoint: Endpoint.loadBalancer(CONTROL_PLANE_ENDPOINT_IP) }),
  'ignition': () => cluster({ bootFormat: BootFormat.IGNITION }, 'core'),
};

/** What upstream leaves out and our defaults would add is switched off: health checks, time limits, replacement before certificates expire. */
function cluster(topology: Partial<VSphereTopologyProps>, user = 'capv'): any[] {
  const users: NodeUser[] = [{ name: user, sshAuthorizedKeys: [VARIABLES.VSPHERE_SSH_AUTHORIZED_KEY], sudo: true }];
  const asUpstream = {
    healthCheck: { enabled: false },
    drainTimeout: Duration.seconds(0),
    volumeDetachTimeout: Duration.seconds(0),
    deletionTimeout: Duration.seconds(10),
  };
  return objectsOf(chart => {
    const made = new WorkloadCluster(chart, CLUSTER_NAME, {
      kubernetesVersion: VARIABLES.KUBERNETES_VERSION,
      setup: { users },
      topology: new VSphereTopology({
        server: VARIABLES.VSPHERE_SERVER,
        thumbprint: VARIABLES.VSPHERE_TLS_THUMBPRINT,
        credentialsSecret: CLUSTER_NAME,
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
        endpoint: Endpoint.kubeVip(CONTROL_PLANE_ENDPOINT_IP, { version: 'v0.6.4', interface: VARIABLES.VIP_NETWORK_INTERFACE, services: true }),
        controlPlane: {
          replicas: Number(VARIABLES.CONTROL_PLANE_MACHINE_COUNT),
          rollout: { beforeCertificatesExpire: Duration.days(0) },
          ...asUpstream,
        },
        pools: [{ name: 'md-0', replicas: Number(VARIABLES.WORKER_MACHINE_COUNT), ...asUpstream }],
        ...topology,
      }),
    });
    new AddonStack(chart, 'addons', {
      clusters: ClusterSelector.cluster(made), addons: [new VSphereCsi({ snapshots: false })], delivery: new ClusterResourceSetDelivery(),
    });
  });
}
