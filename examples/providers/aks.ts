import { Chart } from 'cdk8s';
import { AddonStack, AksNetwork, AksPoolMode, AksTier, AksTopology, CertManager, Cilium, ClusterSelector, FleetApp, TaintEffect, WorkloadCluster } from 'cdk8s-cluster-api';

const app = new FleetApp({ outdir: 'dist/providers/aks' });
const chart = new Chart(app, 'shop', { namespace: 'default' });

// Logins by Microsoft Entra ID only; the account of the cluster is in the Secret "azure".
const shop = new WorkloadCluster(chart, 'shop', {
  kubernetesVersion: 'v1.34.3',
  topology: new AksTopology({
    location: 'westeurope',
    credentialsSecret: 'azure',
    resourceGroup: 'shop-prod',
    authorizedRanges: ['203.0.113.0/24'],
    entra: { adminGroups: ['00000000-0000-0000-0000-000000000002'] },
    tags: { team: 'shop' },
    pools: [
      { name: 'system', mode: AksPoolMode.SYSTEM, taints: [{ key: 'CriticalAddonsOnly', value: 'true', effect: TaintEffect.NO_SCHEDULE }] },
      { name: 'general', vmSize: 'Standard_D8s_v5', replicas: 6 },
      { name: 'batch', scaling: { min: 0, max: 12 }, taints: [{ key: 'example.com/batch', value: 'true', effect: TaintEffect.NO_SCHEDULE }] },
    ],
  }),
});
new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(shop), addons: [new CertManager()] });

// A trial with a network addon of its own.
const trial = new WorkloadCluster(chart, 'trial', {
  kubernetesVersion: 'v1.34.3',
  topology: new AksTopology({
    location: 'westeurope', credentialsSecret: 'azure', network: AksNetwork.NONE, tier: AksTier.FREE, pools: [{ name: 'system', mode: AksPoolMode.SYSTEM, replicas: 1 }],
  }),
});
new AddonStack(chart, 'trial-addons', { clusters: ClusterSelector.cluster(trial), addons: [new Cilium()] });

app.synth();
