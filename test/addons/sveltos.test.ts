import { parse } from 'yaml';
import { cluster, configMap, find, stackObjects, TestAddon } from './support';
import { EdgeKind, LiveValue, SveltosDelivery } from '../../src';

const chart = { repository: 'https://charts.example.com', name: 'app', version: '1.2.3' };
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } };

function profiles(addons: TestAddon[], delivery = new SveltosDelivery()): any[] {
  return stackObjects(cluster(), { delivery, addons }).filter(({ kind }) => kind === 'Profile');
}

test('namespaces, objects, chart and follow-ups have profiles of their own, one after the other', () => {
  const found = profiles([new TestAddon('app', { release: { chart, namespace: 'apps', manifests: [configMap('a'), namespace], followUps: [configMap('b')] } })]);
  expect(found.map(({ metadata, spec }) => [metadata.name, spec.dependsOn])).toEqual([
    ['prod-app-namespaces', undefined],
    ['prod-app-before', ['prod-app-namespaces']],
    ['prod-app', ['prod-app-before']],
    ['prod-app-after', ['prod-app']],
  ]);
  // Other people's objects may live in the namespace.
  expect(found.map(({ spec }) => spec.stopMatchingBehavior)).toEqual(['LeavePolicies', 'WithdrawPolicies', 'WithdrawPolicies', 'WithdrawPolicies']);
});

test('a chart of a registry has no prefix', () => {
  const nameOf = (repository: string) => profiles([new TestAddon('app', { release: { manifests: undefined, chart: { ...chart, repository } } })])[0].spec.helmCharts[0].chartName;
  expect(nameOf('https://charts.example.com')).toBe('app/app');
  expect(nameOf('oci://registry.example.com')).toBe('app');
});

test('values are a template: braces are kept, live values become fields of the Cluster', () => {
  const values = { host: LiveValue.ENDPOINT_HOST, text: '{{ b }}' };
  const text = profiles([new TestAddon('app', { release: { manifests: undefined, chart, values } })])[0].spec.helmCharts[0].values;
  expect(text).toContain('host: {{ ((.Cluster.spec).controlPlaneEndpoint).host | quote }}');
  expect(parse(text.split('\n')[1].replace('{{ "{{" }}', '{{')).text).toBe('{{ b }}');
});

test('what comes after an addon waits for the last of its profiles, and a chart for its pods only if somebody needs it ready', () => {
  const found = profiles([
    new TestAddon('a', { release: { chart, manifests: [], followUps: [configMap('pool')] } }),
    new TestAddon('b', { release: { chart, manifests: [] }, after: [{ addon: 'a', kind: EdgeKind.READY }] }),
  ]);
  const specOf = (name: string) => found.find(({ metadata }) => metadata.name === name).spec;
  expect(specOf('prod-b').dependsOn).toEqual(['prod-a-after']);
  expect(specOf('prod-a').helmCharts[0].options.wait).toBe(true);
  expect(specOf('prod-b').helmCharts[0].options.wait).toBe(false);
});

test('credentials travel in a ClusterResourceSet, because Sveltos takes Secrets of a type of its own', () => {
  const objects = stackObjects(cluster(), { delivery: new SveltosDelivery(), addons: [new TestAddon('app', { release: { secrets: ['vcenter'] } })] });
  expect(find(objects, 'ClusterResourceSet', 'prod-app').spec.resources).toEqual([{ kind: 'Secret', name: 'vcenter' }]);
});

test('drift is corrected on request', () => {
  const mode = (delivery: SveltosDelivery) => profiles([new TestAddon('a')], delivery)[0].spec.syncMode;
  expect(mode(new SveltosDelivery())).toBe('Continuous');
  expect(mode(new SveltosDelivery({ correctDrift: true }))).toBe('ContinuousWithDriftDetection');
  expect(() => new SveltosDelivery({ correctDrift: 'yes' } as any)).toThrow('SveltosDelivery.correctDrift: "yes" is not true or false.');
});

test('objects with a controller of their own are never called ready', () => {
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } };
  const addons = [new TestAddon('a', { release: { manifests: [deployment] } }), new TestAddon('b', { after: [{ addon: 'a', kind: EdgeKind.READY }] })];
  expect(() => profiles(addons)).toThrow(
    'SveltosDelivery: "b" needs "a" to be ready first on cluster "prod", and Deployment "web" of "a" counts as deployed as soon as it is accepted; make it part of a chart, whose objects are waited for, or say EdgeKind.CONVERGES if "b" tries again by itself.',
  );
});

test('credentials are not waited for', () => {
  const addons = [new TestAddon('a', { release: { secrets: ['vcenter'] } }), new TestAddon('b', { after: [{ addon: 'a', kind: EdgeKind.READY }] })];
  expect(() => profiles(addons)).toThrow(
    'SveltosDelivery: "b" needs "a" to be ready first on cluster "prod", and Secret "vcenter" of "a" travels in a ClusterResourceSet, which Sveltos does not wait for; deliver with ArgoCdDelivery, or say EdgeKind.CONVERGES if "b" tries again by itself.',
  );
});
