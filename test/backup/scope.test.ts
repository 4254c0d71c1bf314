import { App, Chart, Cron, JsonPatch } from 'cdk8s';
import { bucket, cluster, fleet, setup } from './fleet';
import { ClassCluster, ClusterClass, ICluster, ImportedClassCluster, ManagementCluster, VeleroBackup } from '../../src';
import { vsphere } from '../support/fixtures';
import { ofKind, problemsOf } from '../support/golden';

const template = (objects: any[]) => ofKind(objects, 'Schedule')[0].spec.template;

/** Velero's decision about a namespaced object. */
function contains(spec: any, namespace: string, resource: string): boolean {
  return spec.includedNamespaces.includes(namespace) && !spec.excludedNamespaceScopedResources.includes(resource);
}

/** Names of Secrets an object refers to. */
function secretsIn(value: any): string[] {
  if (value === null || typeof value !== 'object') { return []; }
  const named = value.kind === 'Secret' ? [value.name] : [];
  return [...named, ...Object.entries(value).flatMap(([key, item]: [string, any]) => [
    ...(key === 'secret' && item?.name ? [item.name] : []), ...secretsIn(item),
  ])];
}

test('every object of the fleet and every Secret it lives by is in the backup', () => {
  // GIVEN
  const { app, backup } = setup();
  // WHEN
  const spec = template(backup());
  // THEN
  const objects = app.charts.flatMap(chart => chart.toJson()).filter(object => /cluster\.x-k8s\.io/.test(object.apiVersion));
  const needed = objects.flatMap(({ kind, metadata, spec: body }) => [
    { namespace: metadata.namespace, resource: `${kind.toLowerCase()}s` },
    ...secretsIn(body).map(name => ({ namespace: metadata.namespace, resource: 'secrets', name })),
    ...(kind === 'Cluster' ? ['kubeconfig', 'ca', 'etcd', 'proxy', 'sa'] : [])
      .map(suffix => ({ namespace: metadata.namespace, resource: 'secrets', name: `${metadata.name}-${suffix}` })),
  ]);
  expect(needed).toContainEqual({ namespace: 'clusters-prod', resource: 'secrets', name: 'vsphere-credentials' });
  expect(needed).toContainEqual({ namespace: 'clusters-staging', resource: 'secrets', name: 'staging-etcd' });
  expect(needed.filter(({ namespace, resource }) => !contains(spec, namespace, resource))).toEqual([]);
  // The Secret of a VSphereClusterIdentity lives beside the controller.
  expect(contains(spec, 'capv-system', 'secrets')).toBe(true);
});

test('namespaces are listed once, sorted, with those the user adds', () => {
  const { backup } = setup();
  expect(template(backup('nightly', { additionalNamespaces: ['classes', 'clusters-prod'] })).includedNamespaces)
    .toEqual(['capv-system', 'classes', 'clusters-prod', 'clusters-staging']);
});

test('the order in which clusters are given changes nothing', () => {
  const render = (turn: boolean) => {
    const app = new App();
    const clusters = fleet(app);
    const chart = new Chart(app, 'backup');
    new VeleroBackup(chart, 'nightly', {
      ...defaults(), cluster: ManagementCluster.fromClusters(...(turn ? clusters.reverse() : clusters)),
    });
    return chart.toJson();
  };
  expect(render(true)).toEqual(render(false));
});

test('cluster-scoped resources are those of Cluster API and of the providers in use', () => {
  const { backup } = setup();
  const listed = template(backup('nightly', { additionalClusterScopedResources: ['clustersecretstores.external-secrets.io'] })).includedClusterScopedResources;
  expect(listed).toEqual([
    'clustersecretstores.external-secrets.io',
    'customresourcedefinitions.apiextensions.k8s.io',
    'extensionconfigs.runtime.cluster.x-k8s.io',
    'vsphereclusteridentities.infrastructure.cluster.x-k8s.io',
    'vspheredeploymentzones.infrastructure.cluster.x-k8s.io',
    'vspherefailuredomains.infrastructure.cluster.x-k8s.io',
  ]);
});

test('a cluster that takes addresses from a pool brings the global pools in', () => {
  const app = new App();
  const prod = cluster(app, 'prod', 'clusters-prod');
  const pooled = { ...described(prod), objectKinds: [...prod.objectKinds, 'InClusterIPPool.ipam.cluster.x-k8s.io'] };
  const chart = new Chart(app, 'backup');
  new VeleroBackup(chart, 'nightly', { ...defaults(), cluster: ManagementCluster.fromClusters(pooled) });
  expect(template(chart.toJson()).includedClusterScopedResources).toContain('globalinclusterippools.ipam.cluster.x-k8s.io');
});

test('a control plane that is not kubeadm is asked for its kubeconfig only', () => {
  const app = new App();
  const prod = cluster(app, 'prod', 'clusters-prod');
  const other = { ...described(prod), objectKinds: prod.objectKinds.filter(kind => !kind.startsWith('KubeadmControlPlane.')) };
  const chart = new Chart(app, 'backup');
  new VeleroBackup(chart, 'nightly', { ...defaults(), cluster: ManagementCluster.fromClusters(other) });
  expect(template(chart.toJson()).orderedResources).toEqual({ secrets: 'clusters-prod/prod-kubeconfig' });
});

test('a Schedule patched so that it misses a cluster or the credentials is reported', () => {
  const app = new App();
  const chart = new Chart(app, 'backup');
  const backup = new VeleroBackup(chart, 'nightly', { ...defaults(), cluster: ManagementCluster.fromClusters(...fleet(app)) });
  (backup.node.findChild('Schedule') as any).addJsonPatch(JsonPatch.replace('/spec/template/includedNamespaces', ['clusters-prod']));
  expect(problemsOf(chart)).toEqual([
    '[backup/nightly] VEL-06 cluster-outside: cluster "staging" and its keys are in namespace "clusters-staging", which the backup does not include; add it to includedNamespaces.',
    '[backup/nightly] VEL-07 credentials-outside: the provider\'s credentials are in namespace "capv-system", which the backup does not include; add it to includedNamespaces.',
  ]);
});

test('a Schedule patched to all namespaces misses nothing', () => {
  const app = new App();
  const chart = new Chart(app, 'backup');
  const backup = new VeleroBackup(chart, 'nightly', { ...defaults(), cluster: ManagementCluster.fromClusters(...fleet(app)) });
  (backup.node.findChild('Schedule') as any).addJsonPatch(JsonPatch.replace('/spec/template/includedNamespaces', ['*']));
  expect(problemsOf(chart)).toEqual([]);
});

test('a class in another namespace is in the backup, and missed when a patch takes it out', () => {
  const app = new App();
  const type = new ClusterClass(new Chart(app, 'classes', { namespace: 'classes' }), 'edge', { topology: vsphere({ pools: [] }) });
  const edge = new ClassCluster(new Chart(app, 'edge', { namespace: 'edge' }), 'edge', { class: type, kubernetesVersion: 'v1.34.3' });
  const imported = new ImportedClassCluster(new Chart(app, 'site', { namespace: 'sites' }), 'site', {
    class: { name: 'site', namespace: 'platform', objectKinds: edge.objectKinds }, kubernetesVersion: 'v1.34.3',
  });
  const chart = new Chart(app, 'backup');
  const backup = new VeleroBackup(chart, 'nightly', { ...defaults(), cluster: ManagementCluster.fromClusters(edge, imported) });
  expect(template(chart.toJson()).includedNamespaces).toEqual(['capv-system', 'classes', 'edge', 'platform', 'sites']);
  (backup.node.findChild('Schedule') as any).addJsonPatch(JsonPatch.replace('/spec/template/includedNamespaces', ['capv-system', 'edge', 'platform', 'sites']));
  expect(problemsOf(chart)).toEqual([
    '[backup/nightly] VEL-06 cluster-outside: the class of cluster "edge" is in namespace "classes", which the backup does not include; add it to includedNamespaces.',
  ]);
});

describe('a cluster of a provider that is not known', () => {
  function problems(extra: object, objectKinds = ['Cluster.cluster.x-k8s.io', 'AcmeCluster.infrastructure.cluster.x-k8s.io']): string[] {
    const app = new App();
    const chart = new Chart(app, 'backup');
    const acme = { ...described(cluster(app, 'acme', 'clusters-acme')), objectKinds };
    new VeleroBackup(chart, 'nightly', { ...defaults(), cluster: ManagementCluster.fromClusters(acme), ...extra });
    return problemsOf(chart);
  }

  test('is reported with its kind', () => {
    expect(problems({})).toEqual([
      '[backup/nightly] VEL-08 unknown-provider: cluster "acme" lives on AcmeCluster.infrastructure.cluster.x-k8s.io, whose provider is not known here; list its cluster-scoped resources in additionalClusterScopedResources ([] if it has none) and the namespace of its credentials in additionalNamespaces.',
    ]);
  });

  test('is reported when not even its kind is known', () => {
    expect(problems({}, [])[0]).toContain('cluster "acme" lives on a kind that is not known, whose provider');
  });

  test('is settled by saying what belongs to it', () => {
    expect(problems({ additionalClusterScopedResources: [] })).toEqual([]);
  });
});

function described({ context, labels, requiredAddons, facts, objectKinds, featureGates }: ICluster): ICluster {
  return { context, labels, requiredAddons, facts, objectKinds, featureGates };
}

function defaults() {
  return { schedule: Cron.daily(), storage: bucket() };
}
