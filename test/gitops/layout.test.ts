import { writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, Chart, Include } from 'cdk8s';
import { Construct } from 'constructs';
import { addressOf, applicationChart, clusterChart, fleet, namespaces, objectsOf, synth, workingTree } from './support';
import { AddonStack, Cilium, ClusterSelector, GitOpsRepository, ManagementCluster, MetricsServer, WorkloadCluster } from '../../src';
import { vsphere } from '../support/fixtures';

const PROD = 'infrastructure/workload-clusters/production/prod';

const kindsOf = (root: string, path: string) => objectsOf(root, path).map(({ kind }) => kind);

describe('a cluster', () => {
  const root = workingTree();
  const files = Object.keys(synth(root, fleet({ production: ['prod'] })));

  test('is split into the cluster, its pools and its addons', () => {
    expect(kindsOf(root, `${PROD}/cluster.yaml`)).toEqual(['Cluster', 'VSphereCluster', 'VSphereMachineTemplate', 'KubeadmControlPlane', 'MachineHealthCheck']);
    expect(kindsOf(root, `${PROD}/machinedeployment.yaml`)).toEqual(['VSphereMachineTemplate', 'KubeadmConfigTemplate', 'MachineDeployment', 'MachineHealthCheck']);
    expect(files).toContain(`${PROD}/addons/cilium.helmchartproxy.yaml`);
    expect(objectsOf(root, `${PROD}/addons/cilium.helmchartproxy.yaml`)[0].metadata).toMatchObject({ name: 'prod-cilium', namespace: 'clusters' });
  });

  test('what installs Cluster API has a folder of its own', () => {
    expect(new Set(kindsOf(root, 'infrastructure/management-cluster/providers/providers.yaml'))).toContain('InfrastructureProvider');
    expect(files.filter(path => path.startsWith('infrastructure/management-cluster/'))).toEqual([
      'infrastructure/management-cluster/namespaces/namespaces.yaml', 'infrastructure/management-cluster/providers/providers.yaml',
    ]);
  });

  test('losing an object that machines hang on is made impossible; a pool may go', () => {
    const marked = [...objectsOf(root, `${PROD}/cluster.yaml`), ...objectsOf(root, `${PROD}/machinedeployment.yaml`), ...objectsOf(root, 'infrastructure/management-cluster/namespaces/namespaces.yaml')]
      .filter(({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false').map(({ kind }) => kind);
    expect(marked.sort()).toEqual(['Cluster', 'KubeadmConfigTemplate', 'KubeadmControlPlane', 'Namespace', 'VSphereCluster', 'VSphereMachineTemplate', 'VSphereMachineTemplate']);
    expect(objectsOf(root, 'infrastructure/management-cluster/providers/providers.yaml').filter(({ kind }) => kind.endsWith('Provider') || kind === 'Namespace')
      .every(({ metadata }) => metadata.annotations['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false')).toBe(true);
  });

  test('what teams run carries no marks', () => {
    expect(objectsOf(root, 'applications/shop/production/web.yaml')).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'web' }, data: { team: 'web' } },
    ]);
  });
});

test('annotations of the program win over the marks', () => {
  const root = workingTree();
  synth(root, repository => {
    const annotations = { 'argocd.argoproj.io/sync-options': 'Prune=confirm' };
    new ApiObject(new Chart(repository, 'team-a'), 'a', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', annotations } });
  });
  expect(objectsOf(root, 'infrastructure/management-cluster/team-a/team-a.yaml')[0].metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=confirm');
});

test('a stack for several clusters is taken apart: each cluster gets its own objects', () => {
  const root = workingTree();
  const files = Object.keys(synth(root, repository => {
    const clusters = ['one', 'two'].map(name => new WorkloadCluster(new Chart(repository.environment('production'), name, { namespace: 'clusters' }), name, {
      kubernetesVersion: 'v1.34.3', topology: vsphere({ credentialsSecret: `${name}-vcenter`, endpoint: addressOf(name) }),
    }));
    new AddonStack(new Chart(repository, 'addons'), 'addons', { clusters: ClusterSelector.clusters(...clusters), addons: [new Cilium(), new MetricsServer()] });
  }));
  for (const name of ['one', 'two']) { expect(files).toContain(`infrastructure/workload-clusters/production/${name}/addons/metrics-server.helmchartproxy.yaml`); }
  expect(files.filter(path => path.startsWith('infrastructure/management-cluster/'))).toEqual([]);
});

test('clusters of one name in two environments keep their addons apart by namespace', () => {
  const root = workingTree();
  synth(root, repository => {
    for (const environment of ['production', 'staging']) {
      const chart = new Chart(repository.environment(environment), 'shop', { namespace: environment });
      const cluster = new WorkloadCluster(chart, 'shop', { kubernetesVersion: 'v1.34.3', topology: vsphere({ endpoint: addressOf(environment) }) });
      new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium()] });
    }
  });
  const [proxy] = objectsOf(root, 'infrastructure/workload-clusters/staging/shop/addons/cilium.helmchartproxy.yaml');
  expect(proxy.metadata.namespace).toBe('staging');
});

test('plain charts, charts inside charts and charts below constructs', () => {
  const root = workingTree();
  const files = Object.keys(synth(root, repository => {
    const map = (scope: Construct, name: string) => new ApiObject(scope, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
    const outer = new Chart(repository, 'policies');
    map(outer, 'a');
    map(new Chart(outer, 'Inner One'), 'b');
    map(new Chart(new Construct(repository, 'eu'), 'policies'), 'c');
  }));
  const written = files.filter(path => path.startsWith('infrastructure/management-cluster/')).map(path => path.slice('infrastructure/management-cluster/'.length));
  expect(written).toEqual([
    expect.stringMatching(/^eu-policies-[0-9a-f]+\/eu-policies-[0-9a-f]+\.yaml$/),
    expect.stringMatching(/^policies\/policies-inner-?one-[0-9a-f]+\.yaml$/),
    'policies/policies.yaml',
  ]);
});

test('a cluster from a file is a cluster', () => {
  const root = workingTree();
  const source = join(workingTree(), 'legacy.yaml');
  writeFileSync(source, `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: legacy, namespace: clusters }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: legacy-workers, namespace: clusters }
spec:
  clusterName: legacy
  template: { spec: { clusterName: legacy, infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereMachineTemplate, name: legacy-v1 } } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereMachineTemplate
metadata: { name: legacy-v1, namespace: clusters }
`);
  const files = synth(root, repository => { new Include(new Chart(repository.environment('production'), 'old'), 'legacy', { url: source }); });
  expect(kindsOf(root, 'infrastructure/workload-clusters/production/legacy/cluster.yaml')).toEqual(['Cluster']);
  expect(kindsOf(root, 'infrastructure/workload-clusters/production/legacy/machinedeployment.yaml')).toEqual(['MachineDeployment', 'VSphereMachineTemplate']);
  expect(files['infrastructure/bootstrap/clusters/production/legacy.yaml']).toContain('destination: clusters.legacy');
});

test('a repository without a management cluster installs nothing', () => {
  const files = synth(workingTree(), repository => {
    namespaces(repository);
    clusterChart(repository.environment('production'), 'prod');
  });
  expect(Object.keys(files).filter(path => /prerequisites|providers|clusterctl/.test(path))).toEqual([]);
  expect(files['infrastructure/bootstrap/README.md']).toContain('# Setting up the management cluster\n\n## GitOps\n\nArgo CD');
});

test('a management cluster that manages itself is found in the runbook by its folder', () => {
  const files = synth(workingTree(), repository => {
    const cluster = clusterChart(repository.environment('production'), 'prod');
    new ManagementCluster(new Chart(repository, 'management'), 'prod', { clusters: [cluster], selfManaged: cluster });
  });
  expect(files['infrastructure/bootstrap/README.md']).toContain(`kubectl apply --server-side -f ${PROD}/ --recursive`);
  expect(files['infrastructure/bootstrap/README.md']).toContain('prod.kubeconfig apply --server-side -f infrastructure/management-cluster/providers/ --recursive');
});

describe('refused', () => {
  const map = (scope: Construct, id: string, name = id) => new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
  const cases: [string, (repository: GitOpsRepository) => void, string][] = [
    ['two clusters in a chart', repository => {
      const chart = new Chart(repository.environment('production'), 'both');
      for (const name of ['one', 'two']) { new WorkloadCluster(chart, name, { kubernetesVersion: 'v1.34.3', topology: vsphere({ credentialsSecret: name, endpoint: addressOf(name) }) }); }
    }, '[environment-production/both] GIT-01 one-cluster: the chart holds the clusters "one" and "two"; make one chart for each.'],
    ['a chart of an environment without a cluster', repository => { map(new Chart(repository.environment('production'), 'shared'), 'a'); },
      '[environment-production/shared] GIT-01 one-cluster: the chart has objects and no cluster; create it in the repository itself if they belong on the management cluster, or in a team\'s scope.'],
    ['two clusters of one name', repository => {
      for (const namespace of ['a', 'b']) {
        new WorkloadCluster(new Chart(repository.environment('production'), namespace, { namespace }), 'shop', { kubernetesVersion: 'v1.34.3', topology: vsphere({ endpoint: addressOf(namespace) }) });
      }
    }, '[environment-production/b] GIT-02 cluster-name: environment "production" has a cluster "shop" in namespace "a" already; give one of them another name or environment.'],
    ['a cluster whose name is no name for a folder', repository => {
      new ApiObject(new Chart(repository.environment('production'), 'a'), 'a', { apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Cluster', metadata: { name: '../../b' } });
    }, '[environment-production/a] GIT-02 cluster-name: "../../b" is not a name for a folder; name the Cluster with at most 63 lower-case letters, digits and dashes.'],
    ['a cluster in a team\'s scope', repository => { clusterChart(repository.environment('production').team('shop'), 'prod'); },
      '[environment-production/team-shop/prod/prod/Cluster] GIT-03 wrong-cluster: Cluster "prod" belongs on the management cluster; create its chart in the repository or an environment.'],
    ['one object in two charts', repository => { for (const id of ['a', 'b']) { map(new Chart(repository, id, { namespace: 'x' }), 'same'); } },
      '[b/same] GIT-04 one-owner: ConfigMap "x/same" comes from "a/same" already; create what several charts need once, in a chart of its own.'],
    ['the name of the folder of providers', repository => {
      new ManagementCluster(new Chart(repository, 'management'), 'management');
      map(new Chart(repository, 'providers'), 'a');
    }, '[providers] GIT-05 reserved-name: "providers" is the folder of what the management cluster installs; give the chart another id.'],
    ['two management clusters', repository => {
      for (const id of ['one', 'two']) { new ManagementCluster(new Chart(repository, id), id, { helmAddons: false }); }
    }, '[two/two] GIT-06 one-management-cluster: "one/one" is the management cluster of this repository; make a repository for each.'],
    ['applications that reach nothing', repository => { applicationChart(repository.environment('production').team('shop'), 'web'); },
      '[environment-production/team-shop] GIT-07 no-cluster: environment "production" has no cluster, so nothing of team "shop" would run; add a cluster or take the charts out.'],
  ];

  test.each(cases)('%s', (_what, build, message) => {
    const root = workingTree();
    let text = '';
    try { synth(root, build); } catch (error) { text = (error as Error).message; }
    expect(text.split('\n').map(line => line.trim())).toContain(message);
  });
});
