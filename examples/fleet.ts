import { readFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, Chart, JsonPatch, Size } from 'cdk8s';
import { AddonStack, Cilium, ClusterSelector, Endpoint, FleetApp, VSphereTopology, WorkloadCluster } from 'cdk8s-cluster-api';

interface Site {
  readonly site: string;
  readonly size: 'small' | 'medium' | 'large';
  readonly vcenter: string;
  readonly endpoint: string;
  readonly network: string;
  readonly datastore: string;
}

const SIZES = {
  small: { controlPlanes: 1, workers: 2, cpus: 4, memory: Size.gibibytes(16) },
  medium: { controlPlanes: 3, workers: 4, cpus: 8, memory: Size.gibibytes(32) },
  large: { controlPlanes: 3, workers: 8, cpus: 16, memory: Size.gibibytes(64) },
};

const sites: Site[] = JSON.parse(readFileSync(join(__dirname, 'fleet', 'sites.json'), 'utf8'));
const app = new FleetApp({ outdir: 'dist/fleet' });

for (const { site, size, vcenter, endpoint, network, datastore } of sites) {
  const { controlPlanes, workers, cpus, memory } = SIZES[size];
  const chart = new Chart(app, site, { namespace: site });
  // cdk8s writes the chart's namespace onto every object; this one belongs to none.
  new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: site } }).addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  const cluster = new WorkloadCluster(chart, site, {
    kubernetesVersion: 'v1.34.3',
    labels: { 'fleet.example.com/size': size },
    topology: new VSphereTopology({
      server: vcenter,
      credentialsSecret: `${site}-vcenter`,
      template: 'ubuntu-2404-{version}',
      network,
      datastore,
      endpoint: Endpoint.kubeVip(endpoint),
      controlPlane: { replicas: controlPlanes },
      pools: [{ name: 'workers', replicas: workers, cpus, memory }],
    }),
  });
  new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium()] });
}

app.synth();
