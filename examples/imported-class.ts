import { Chart } from 'cdk8s';
import { EdgeV1Cluster } from './imported-class/edge-v1';
import { FleetApp } from 'cdk8s-cluster-api';
// Written by: cdk8s-cluster-api import examples/imported-class --output examples/imported-class

const app = new FleetApp({ outdir: 'dist/imported-class' });
const chart = new Chart(app, 'edge', { namespace: 'edge-sites' });

new EdgeV1Cluster(chart, 'harbour', {
  kubernetesVersion: 'v1.34.3',
  variables: { endpoint: '10.20.0.10', size: 'medium', diskGib: 80 },
  pools: [
    { class: 'default-worker', name: 'general', replicas: 3 },
    { class: 'gpu', name: 'cameras', replicas: 1, variables: { size: 'large' } },
  ],
});

new EdgeV1Cluster(chart, 'lighthouse', {
  kubernetesVersion: 'v1.33.7',
  variables: { endpoint: '10.21.0.10', proxy: { url: 'http://proxy.example.com:3128', noProxy: ['.example.com'] } },
  controlPlane: { replicas: 1 },
});

app.synth();
