import { addonContract } from './addon.suite';
import { deliveryContract } from './delivery.suite';
import * as api from '../../src';

/** Every exported class below `base`: a new export joins by itself. */
function exported<T>(base: Function): (new (props?: any) => T)[] {
  return Object.values(api as { [name: string]: any }).filter(value => typeof value === 'function' && value.prototype instanceof base);
}

const engines = Object.entries(api as { [name: string]: any })
  .filter(([, value]) => typeof value === 'function' && typeof value.prototype?.deliver === 'function');
const addons = exported<api.Addon>(api.Addon).map(type => new type());

test('the catalogue is exported', () => {
  expect(addons.map(({ name }) => name)).toEqual(expect.arrayContaining(['cilium', 'snapshot-controller', 'vsphere-cpi', 'vsphere-csi']));
  expect(engines.map(([name]) => name)).toEqual(expect.arrayContaining(['ClusterResourceSetDelivery', 'HelmChartProxyDelivery']));
});

const rendered = 'test/addons/fixtures/cilium.yaml';
const given = [
  ...addons,
  new api.Cilium({ rendered, hubble: { ui: true } }),
  new api.SnapshotController({ rendered }),
  new api.VSphereCsi({ snapshots: false }),
];

given.forEach(addon => addonContract(addon));
engines.forEach(([name, type]) => deliveryContract(name, new type(), given));
