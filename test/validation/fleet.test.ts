import { readFileSync } from 'fs';
import { join } from 'path';
import { Chart, Testing } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { Endpoint, WorkloadCluster } from '../../src';
import { RULES } from '../../src/validation/all-rules';
import { runRules } from '../../src/validation/engine';
import { findingLine } from '../../src/validation/finding';
import { ManifestSet } from '../../src/validation/manifest-set';
import { EVERY_GATE, target } from '../../src/validation/target';
import { vsphere } from '../support/fixtures';
import { problemsOf } from '../support/golden';

const set = (objects: readonly unknown[]) => new ManifestSet(objects.map(object => ({ object, origin: {} })));
const read = (yaml: string) => (loadAll(yaml) as any[]).filter(Boolean);
const golden = (name: string) => readFileSync(join(__dirname, '..', 'golden', name), 'utf8');

/** Lines of the rules whose ids match. */
function lines(ids: RegExp, now: readonly unknown[], before?: readonly unknown[]): string[] {
  return runRules(RULES.filter(({ id }) => ids.test(id)), set(now), target({ featureGates: EVERY_GATE }), before && set(before)).map(findingLine);
}

/** The vSphere golden as another cluster. */
const copy = (name: string, address: string) => read(golden('vsphere-kubeadm.yaml').replaceAll(/\bprod\b/g, name).replaceAll('10.0.0.10', address));

const machines = (cluster: string, pool: string, replicas: number, { surge = '1', network = 'nodes', namespace = 'clusters' } = {}) => read(`
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: ${cluster}, namespace: ${namespace} }
spec:
  clusterNetwork: { pods: { cidrBlocks: [192.168.0.0/16] } }
  infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: ${cluster} }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereCluster
metadata: { name: ${cluster}, namespace: ${namespace} }
spec: { server: vcenter.example.com }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: ${cluster}, namespace: ${namespace} }
spec:
  clusterName: ${cluster}
  replicas: ${replicas}
  rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: ${surge} } } }
  template: { spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: ${cluster} } } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereMachineTemplate
metadata: { name: ${cluster}, namespace: ${namespace} }
spec: { template: { spec: { network: { devices: [{ networkName: ${network}, addressesFromPools: [{ apiGroup: ipam.cluster.x-k8s.io, kind: ${pool.includes('/') ? 'GlobalInClusterIPPool' : 'InClusterIPPool'}, name: ${pool.replace('/', '')} }] }] } } } }`);

const pool = (name: string, spec: string, kind = 'InClusterIPPool') => read(`
apiVersion: ipam.cluster.x-k8s.io/v1alpha2
kind: ${kind}
metadata: { name: ${name}${kind === 'InClusterIPPool' ? ', namespace: clusters' : ''} }
spec: ${spec}`);

describe('two clusters side by side', () => {
  test('may have the same networks, when nothing connects them', () => {
    const [one, other] = [copy('prod', '10.0.0.10'), copy('staging', '10.0.0.11')];
    for (const object of other) { if (object.kind === 'VSphereCluster') { object.spec.identityRef.name = 'staging-credentials'; } }
    expect(lines(/^(FLT|VSP|LNT-05)/, [...one, ...other])).toEqual([]);
  });

  test('share neither the address of their API server nor a Secret', () => {
    expect(lines(/^(FLT|VSP)/, [...copy('prod', '10.0.0.10'), ...copy('staging', '10.0.0.10')])).toEqual([
      'FLT-01 shared-endpoint: Cluster default/staging spec.controlPlaneEndpoint: 10.0.0.10:6443 is also the endpoint of Cluster default/prod; give each cluster an address of its own.',
      'VSP-19 shared-credentials: VSphereCluster default/staging spec.identityRef.name: VSphereCluster "prod" uses the Secret "vsphere-credentials" as well; give each cluster a Secret of its own, or let both use one VSphereClusterIdentity.',
    ]);
  });

  test('are told apart when the construct says nothing about it', () => {
    const app = Testing.app();
    for (const name of ['prod', 'staging']) {
      new WorkloadCluster(new Chart(app, name, { namespace: name }), name, { kubernetesVersion: 'v1.34.3', topology: vsphere({ endpoint: Endpoint.kubeVip('10.0.0.10') }) });
    }
    expect(problemsOf(app)).toEqual([expect.stringContaining('FLT-01 shared-endpoint: Cluster staging/staging spec.controlPlaneEndpoint: 10.0.0.10:6443 is also the endpoint of Cluster prod/prod')]);
  });
});

describe('pools that clusters share', () => {
  test('need addresses for the machines of all and for one rollout', () => {
    const both = [...machines('prod', 'shared', 4, { surge: '50%' }), ...machines('staging', 'shared', 3)];
    expect(lines(/^(FLT-06|IPP-07)/, [...both, ...pool('shared', '{ addresses: [10.0.0.20-10.0.0.28], prefix: 24 }')])).toEqual([]);
    expect(lines(/^(FLT-06|IPP-07)/, [...both, ...pool('shared', '{ addresses: [10.0.0.20-10.0.0.28], prefix: 24, gateway: 10.0.0.28 }')])).toEqual([
      'FLT-06 shared-pool-size: InClusterIPPool clusters/shared spec.addresses: 8 usable addresses for 9 that the clusters prod, staging need; add addresses, or give each cluster a pool of its own.',
    ]);
  });

  test('may be global', () => {
    const both = [...machines('prod', '/all', 4), ...machines('staging', '/all', 4, { namespace: 'other' })];
    expect(lines(/^FLT-06/, [...both, ...pool('all', '{ addresses: [10.0.0.20-10.0.0.27], prefix: 24 }', 'GlobalInClusterIPPool')])).toHaveLength(1);
  });

  test('of different networks may hold the same addresses', () => {
    const pools = [...pool('a', '{ addresses: [10.0.0.20-10.0.0.49], prefix: 24 }'), ...pool('b', '{ addresses: [10.0.0.40-10.0.0.59], prefix: 24 }')];
    expect(lines(/^FLT-05/, [...machines('prod', 'a', 1), ...machines('staging', 'b', 1, { network: 'other' }), ...pools])).toEqual([]);
    expect(lines(/^FLT-05/, [...machines('prod', 'a', 1), ...machines('staging', 'b', 1), ...pools])).toHaveLength(1);
    const excluded = pool('b', '{ addresses: [10.0.0.40-10.0.0.59], prefix: 24, excludedAddresses: [10.0.0.40-10.0.0.49] }');
    expect(lines(/^FLT-05/, [...machines('prod', 'a', 1), ...machines('staging', 'b', 1), pools[0], ...excluded])).toEqual([]);
  });
});

describe('changes that replace machines twice', () => {
  const cluster = (controlPlane: string, workers: string, template: string) => read(`
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: prod } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { version: ${controlPlane} }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: general, namespace: clusters }
spec: { clusterName: prod, template: { spec: { version: ${workers}, infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: ${template} } } } }`);

  test('workers get another template while the control plane leaves their version', () => {
    expect(lines(/^FLT-11/, cluster('v1.35.0', 'v1.34.3', 'b'), cluster('v1.34.3', 'v1.34.3', 'a'))).toEqual([
      'FLT-11 double-rollout: MachineDeployment clusters/general spec.template.spec.version: the machines are replaced for their new infrastructureRef with v1.34.3, and again when they follow the control plane to v1.35; raise their version in the same step, or leave the rest for that step.',
    ]);
  });

  test.each([
    ['everything in one step', cluster('v1.35.0', 'v1.35.0', 'b')],
    ['the control plane alone', cluster('v1.35.0', 'v1.34.3', 'a')],
    ['a patch release', cluster('v1.34.4', 'v1.34.3', 'b')],
  ])('%s is fine', (_name, now) => {
    expect(lines(/^FLT-11/, now, cluster('v1.34.3', 'v1.34.3', 'a'))).toEqual([]);
  });
});

describe('objects written in v1beta1', () => {
  const health = (apiVersion: string, spec: string) => read(`
apiVersion: cluster.x-k8s.io/${apiVersion}
kind: MachineHealthCheck
metadata: { name: general, namespace: clusters }
spec: ${spec}`);

  test('are judged as what the API server makes of them, and the message says so', () => {
    expect(lines(/^MHC-04/, health('v1beta1', '{ clusterName: prod, selector: { matchLabels: { a: b } }, nodeStartupTimeout: 10s }'))).toEqual([
      'MHC-04 node-startup: MachineHealthCheck clusters/general spec.checks.nodeStartupTimeoutSeconds: 10 s is less than any machine needs to start (path as in v1beta2, written in v1beta1); write 30 or more, or 0 to wait for ever.',
    ]);
  });

  test('say the same as their v1beta2 form, so that writing them anew changes nothing', () => {
    const old = health('v1beta1', '{ clusterName: prod, selector: { matchLabels: { a: b } }, nodeStartupTimeout: 10m, maxUnhealthy: 40% }');
    const now = health('v1beta2', '{ clusterName: prod, selector: { matchLabels: { a: b } }, checks: { nodeStartupTimeoutSeconds: 600 }, remediation: { triggerIf: { unhealthyLessThanOrEqualTo: 40% } } }');
    expect(set(old).entries[0].object).toEqual(now[0]);
    expect(set(old).entries[0].written).toBe(old[0]);
  });
});

test('what a construct says itself is not said again by a rule', () => {
  const app = Testing.app();
  new WorkloadCluster(new Chart(app, 'prod'), 'prod', {
    kubernetesVersion: 'v1.34.3', topology: vsphere({ pools: [{ name: 'general', kubernetesVersion: 'v1.35.0' }] }),
  });
  expect(problemsOf(app).filter(line => line.includes('VER-04'))).toEqual([
    expect.stringContaining('VER-04 worker-version: pools["general"] runs v1.35.0, newer than the control plane\'s v1.34.3'),
  ]);
});

test('copies that say the same are no duplicates', () => {
  const namespace = (team: string) => read(`{ apiVersion: v1, kind: Namespace, metadata: { name: clusters, labels: { team: ${team} } } }`);
  expect(lines(/^LNT-05/, [...namespace('a'), ...namespace('a')])).toEqual([]);
  expect(lines(/^LNT-05/, [...namespace('a'), ...namespace('b')])).toHaveLength(1);
});

test.each([['v1.14', 'v1.30.5', 1], ['v1.12', 'v1.30.5', 0], ['v1.12', 'v1.37.0', 1]])('Cluster API %s and Kubernetes %s: %d finding', (capiVersion, version, count) => {
  const objects = read(`{ apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlane, metadata: { name: a, namespace: b }, spec: { version: ${version} } }`);
  expect(runRules(RULES.filter(({ id }) => id === 'VER-07'), set(objects), target({ capiVersion }))).toHaveLength(count);
});

describe('a pod network that a GitOps engine brings', () => {
  const release = (kind: string, spec: string, labels = '') => read(`
apiVersion: example.com/v1
kind: ${kind}
metadata: { name: addon, namespace: ${kind === 'Application' ? 'argocd' : 'clusters'}${labels} }
spec: ${spec}
`);
  const LABEL = ', labels: { cluster.x-k8s.io/cluster-name: edge }';

  test.each([
    ['HelmRelease', '{ kubeConfig: { secretRef: { name: edge-kubeconfig } }, chart: { spec: { chart: CHART } } }', ''],
    ['Application', '{ source: { chart: CHART } }', LABEL],
    ['Profile', '{ helmCharts: [{ chartName: CHART }] }', LABEL],
  ])('by a %s is seen', (kind, spec, labels) => {
    const judged = (chart: string) => lines(/^FLT-09$/, [...machines('edge', 'one', 1), ...release(kind, spec.replace('CHART', chart), labels)]).join();
    expect(judged('metrics-server')).toContain('none of its addons is a pod network');
    expect(judged('cilium')).not.toContain('pod network');
  });
});
