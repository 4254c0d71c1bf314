import { Addon, ClusterContext, EdgeKind, Endpoint, ICluster, KubernetesVersion } from '../../src';
import { cluster } from '../addons/support';

/** Clusters that an addon must render or refuse with a reason. */
export const CLUSTERS: { readonly [name: string]: ICluster } = {
  'the usual': cluster(),
  'a single machine': cluster({ controlPlaneReplicas: 1 }),
  'a hosted control plane': cluster({ controlPlaneReplicas: 0, endpoint: undefined }),
  'without kube-proxy': cluster({ kubeProxy: false }),
  'an endpoint from the provider': cluster({ kubeProxy: false, endpoint: undefined }),
  'IPv6': cluster({ podCidrs: ['fd00:1::/56'], serviceCidrs: ['fd00:2::/112'], endpoint: Endpoint.loadBalancer('fd00::10') }),
  'the longest name': cluster({ name: 'c'.repeat(63), namespace: 'n'.repeat(63) }),
  'an old version': cluster({ kubernetesVersion: KubernetesVersion.of('v1.26.0') }),
  'elsewhere': cluster({}, { facts: {} }),
  'several datacenters': cluster({}, { facts: { 'vsphere.server': '10.0.0.1', 'vsphere.datacenters': 'dc1,/dc2' } }),
};

/** Our own errors say where and what on one line each; anything else is a crash. */
export function expectRefusal(error: unknown): void {
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).name).toBe('Error');
  const lines = (error as Error).message.replace('Validation failed with the following errors:\n', '').split('\n');
  lines.forEach(line => expect(line).toMatch(/^ *(\[[^\]]+\] [A-Z]+-\d+ )?[^\n]+: [^\n]+\.$/));
}

/** What every addon promises. */
export function addonContract(addon: Addon): void {
  describe(`addon ${addon.name}`, () => {
    test('has a legal name, roles and edges', () => {
      expect(addon.name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
      for (const { addon: other, kind } of addon.after) {
        expect(other).not.toBe(addon.name);
        expect(Object.values(EdgeKind)).toContain(kind);
      }
      [...addon.provides, ...addon.requires].forEach(name => expect(name).toMatch(/^[a-z0-9-]+$/));
    });

    test.each(Object.entries(CLUSTERS))('renders or refuses: %s', (_, given) => {
      let release;
      try {
        release = addon.release(given);
      } catch (error) {
        expectRefusal(error);
        return;
      }
      expect(release.namespace).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
      expect(release.chart ?? release.manifests).toBeDefined();
      if (release.chart) {
        expect(release.chart.version).toMatch(/^v?\d+\.\d+\.\d+/);
        expect(release.chart.repository).toMatch(/^(https|oci):\/\//);
      }
      const data = { values: release.values ?? {}, objects: [...release.manifests ?? [], ...release.rendered ?? [], ...release.followUps ?? []] };
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
      expect(addon.release(given)).toEqual(release);
    });

    test.each(Object.entries(CLUSTERS))('its problems start with a rule id: %s', (_, given) => {
      addon.problems(given).forEach(problem => expect(problem).toMatch(/^[A-Z]+-\d+ [a-z0-9-]+: [^\n]+\.$/));
    });

    test('knows nothing but the facts of the cluster it renders for', () => {
      const other: Partial<ClusterContext> = { name: 'other', namespace: 'elsewhere' };
      const text = JSON.stringify(addon.release(cluster(other)));
      addon.release(cluster());
      expect(JSON.stringify(addon.release(cluster(other)))).toBe(text);
    });
  });
}
