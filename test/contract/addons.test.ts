import { Size } from 'cdk8s';
import { addonContract } from './addon.suite';
import { deliveryContract } from './delivery.suite';
import * as api from '../../src';
import { ENGINES } from '../addons/engines';

/** Every exported class below `base`: a new export joins by itself. */
function exported<T>(base: Function): (new (props?: any) => T)[] {
  return Object.values(api as { [name: string]: any }).filter(value => typeof value === 'function' && value.prototype instanceof base);
}

const engines = Object.entries(api as { [name: string]: any })
  .filter(([, value]) => typeof value === 'function' && typeof value.prototype?.deliver === 'function')
  .map(([name]) => name);

/** Addons that nobody can make without saying something. */
const REQUIRED: { readonly [type: string]: object } = {
  ClusterAutoscalerAgent: { managementKubeconfig: { name: 'management', key: 'kubeconfig' } },
  ExternalDns: { provider: 'cloudflare', credentials: { CF_API_TOKEN: { name: 'cloudflare', key: 'token' } } },
  HelmAddon: { name: 'podinfo', namespace: 'podinfo', repository: 'oci://registry.example.com/charts', chart: 'podinfo', version: '6.9.0', podSecurity: api.PodSecurityLevel.RESTRICTED },
  KubeVipCloudProvider: { addresses: ['10.0.8.10-10.0.8.60'] },
  ManifestAddon: { name: 'team', namespace: 'team', podSecurity: api.PodSecurityLevel.BASELINE, manifests: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'team', namespace: 'team' } }] },
  Velero: { storage: api.BackupStorage.s3({ bucket: 'backups', region: 'eu-central-1', credentialsSecret: 'velero-s3' }) },
};
const addons = exported<api.Addon>(api.Addon).map(type => new type(REQUIRED[type.name]));

test('the catalogue is exported', () => {
  expect(addons.map(({ name }) => name)).toEqual(expect.arrayContaining(['cilium', 'snapshot-controller', 'vsphere-cpi', 'vsphere-csi']));
});

test('every exported engine keeps the contract', () => {
  expect(Object.keys(ENGINES).sort()).toEqual([...engines].sort());
});

const rendered = 'test/addons/fixtures/cilium.yaml';
const given = [
  ...addons,
  new api.Cilium({ rendered, hubble: { ui: true } }),
  new api.SnapshotController({ rendered }),
  new api.VSphereCsi({ snapshots: false }),
  new api.MetalLb({ rendered, pools: [{ name: 'services', addresses: ['10.0.8.0/24'] }] }),
  new api.KubePrometheusStack({ rendered, storage: Size.gibibytes(50), grafanaAdminSecret: 'grafana', controlPlaneMetrics: true }),
];

given.forEach(addon => addonContract(addon));
Object.entries(ENGINES).forEach(([name, engine]) => deliveryContract(name, engine, given));
