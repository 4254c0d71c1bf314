import { Chart, Size } from 'cdk8s';
import {
  AddonStack, AllowedNamespaces, AwsIdentity, AwsImage, AwsTopology, AwsVolumeType, Cilium, ClusterSelector, EksPoolType, EksTopology, FleetApp,
  MetricsServer, TaintEffect, WorkloadCluster,
} from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/aws' });

// Both clusters act as a role, so no secret is kept anywhere.
const accounts = new Chart(app, 'accounts');
const account = new AwsIdentity(accounts, 'shop', {
  role: { roleArn: 'arn:aws:iam::123456789012:role/cluster-api' },
  allowedNamespaces: AllowedNamespaces.named('shop'),
});

// Machines that Cluster API makes: one pool per zone, and spare capacity for jobs that may be interrupted.
const machines = new Chart(app, 'shop', { namespace: 'shop' });
const shop = new WorkloadCluster(machines, 'shop', {
  kubernetesVersion: 'v1.34.3',
  network: { kubeProxy: false },
  topology: new AwsTopology({
    region: 'eu-central-1',
    identity: account,
    image: AwsImage.lookup({ os: 'ubuntu-24.04', name: 'acme-{os}-{version}-*', owner: '123456789012' }),
    loadBalancer: { allowedCidrs: ['203.0.113.0/24'] },
    tags: { team: 'shop' },
    // etcd is as fast as the disk it writes to.
    controlPlane: { rootVolume: { size: Size.gibibytes(80), type: AwsVolumeType.GP3, iops: 6000 } },
    pools: [
      ...['a', 'b', 'c'].map(zone => ({ name: `general-${zone}`, failureDomain: `eu-central-1${zone}`, autoscale: { min: 1, max: 10 } })),
      {
        name: 'batch',
        taints: [{ key: 'example.com/batch', effect: TaintEffect.NO_SCHEDULE }],
        autoscale: { min: 1, max: 50 },
        machinePool: { mix: { instanceTypes: ['m6i.xlarge', 'm6a.xlarge', 'm5.xlarge'], onDemandPercentage: 0 }, capacityRebalance: true },
      },
    ],
  }),
});
new AddonStack(machines, 'shop-addons', { clusters: ClusterSelector.cluster(shop), addons: [new Cilium(), new MetricsServer()] });

// A cluster of EKS: its own nodes, a pool whose kubelets are tuned, and jobs without machines.
new WorkloadCluster(new Chart(app, 'reports', { namespace: 'shop' }), 'reports', {
  kubernetesVersion: 'v1.34.3',
  topology: new EksTopology({
    region: 'eu-central-1',
    identity: account,
    endpointAccess: { publicCidrs: ['203.0.113.0/24'] },
    encryptionKey: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000',
    access: [{
      principalArn: 'arn:aws:iam::123456789012:role/platform',
      policies: [{ arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy' }],
    }],
    addons: [{ name: 'aws-ebs-csi-driver', version: 'v1.50.1-eksbuild.1', roleArn: 'arn:aws:iam::123456789012:role/reports-ebs-csi' }],
    pools: [
      { name: 'general', replicas: 3 },
      { name: 'tuned', type: EksPoolType.MACHINES, replicas: 2, setup: { kubelet: { maxPods: 58 } } },
    ],
    fargateProfiles: [{ name: 'jobs', selectors: [{ namespace: 'jobs' }] }],
  }),
});

app.synth();
