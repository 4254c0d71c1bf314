import { App, Chart } from 'cdk8s';
import { AddonPart, AddonStack, BackupStorage, Calico, ClusterSelector, FluxDelivery, HelmAddon, RecommendedAddonsProps, SealedSecrets } from '../../src';
import { prod } from '../support/fixtures';
import { expectGolden, problemsOf, synthesize } from '../support/golden';

const backupStorage = BackupStorage.s3({ bucket: 'workload-backups', region: 'eu-central-1', credentialsSecret: 'velero-s3' });

const stack = (props: Partial<RecommendedAddonsProps> = {}): any[] => synthesize(chart => {
  AddonStack.recommended(chart, 'addons', { clusters: ClusterSelector.cluster(prod(chart)), backupStorage, ...props });
  expect(problemsOf(chart)).toEqual([]);
});
const charts = (objects: any[]): string[] => objects.filter(({ kind }) => kind === 'HelmChartProxy').map(({ metadata }) => metadata.name.replace('prod-', ''));

test('everything a cluster in production runs, in order', () => {
  const objects = stack();
  expect(charts(objects)).toEqual([
    'cilium', 'vsphere-cpi', 'metrics-server', 'cert-manager', 'external-secrets', 'traefik', 'snapshot-controller',
    'kube-prometheus-stack', 'velero', 'prometheus-operator-crds',
  ].sort((a, b) => charts(objects).indexOf(a) - charts(objects).indexOf(b)));
  expect(objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name)).toEqual(['prod-cluster-autoscaler']);
  expectGolden('addons-recommended', objects.filter(({ metadata }) => /cluster-autoscaler|velero/.test(metadata.name)));
});

test('an addon that fills a part stands for it; others join', () => {
  const names = charts(stack({
    addons: [new Calico(), new SealedSecrets(), new HelmAddon({ name: 'podinfo', namespace: 'podinfo', repository: 'oci://registry.example.com/charts', chart: 'podinfo', version: '6.9.0' })],
  }));
  expect(names).toEqual(expect.arrayContaining(['calico', 'calico-crds', 'sealed-secrets', 'podinfo', 'traefik']));
  expect(names).not.toContain('cilium');
  expect(names).not.toContain('external-secrets');
});

test('parts can be left out', () => {
  const objects = stack({ backupStorage: undefined, without: [AddonPart.BACKUP, AddonPart.AUTOSCALER, AddonPart.INGRESS] });
  expect(charts(objects)).not.toEqual(expect.arrayContaining(['velero']));
  expect(charts(objects)).not.toEqual(expect.arrayContaining(['traefik']));
  expect(objects.filter(({ kind }) => kind === 'Deployment')).toEqual([]);
});

test('any engine carries it', () => {
  expect(stack({ delivery: new FluxDelivery() }).filter(({ kind }) => kind === 'HelmRelease').map(({ metadata }) => metadata.name)).toContain('prod-velero');
});

test.each<[any, string]>([
  [{ backupStorage: undefined }, 'AddonStack "addons".backupStorage: a value is required for backups; write BackupStorage.s3({…}), or without: [AddonPart.BACKUP].'],
  [{ without: [AddonPart.BACKUP] }, 'AddonStack "addons".backupStorage: Velero is not among the addons; leave it out.'],
  [{ without: [AddonPart.NETWORK], addons: [new Calico()] }, 'AddonStack "addons".without: addon "calico" fills the part "network"; leave out one of the two.'],
  [{ without: ['dns'] }, 'AddonStack "addons".without[0]: "dns" is not one of network, metrics, autoscaler, certificates, ingress, monitoring, secrets, backup.'],
  [{ network: 'cilium' }, 'AddonStack "addons": "network" is not a property'],
])('refuses %#', (props, message) => {
  const chart = new Chart(new App(), 'fleet');
  expect(() => AddonStack.recommended(chart, 'addons', { clusters: ClusterSelector.cluster(prod(chart)), backupStorage, ...props })).toThrow(message);
});
