import { allKinds, findKind, schemaOf, versionsOf } from '../../src/api';

test('a kind is found by apiVersion and kind', () => {
  expect(findKind('cluster.x-k8s.io/v1beta2', 'Cluster')).toMatchObject({
    source: 'capi', group: 'cluster.x-k8s.io', plural: 'clusters', namespaced: true, served: true, storage: true, deprecated: false, contracts: ['v1beta2'],
  });
  expect(findKind('cluster.x-k8s.io/v1beta1', 'Cluster')).toMatchObject({ storage: false, deprecated: true, contracts: ['v1beta1'] });
  expect(findKind('v1', 'Secret')).toMatchObject({ source: 'core', group: '', version: 'v1', namespaced: true });
  expect(findKind('storage.k8s.io/v1', 'StorageClass')?.namespaced).toBe(false);
  expect(findKind('infrastructure.cluster.x-k8s.io/v1beta2', 'VSphereClusterIdentity')?.namespaced).toBe(false);
});

test.each([['v1', 'constructor'], ['__proto__', 'toString'], ['cluster.x-k8s.io/v1beta2', 'cluster'], ['', '']])('%s %s is not found', (apiVersion, kind) => {
  expect(findKind(apiVersion, kind)).toBeUndefined();
});

test('an unknown source changes nothing', () => {
  expect(findKind('cluster.x-k8s.io/v1beta2', 'Cluster', 'nowhere')).toBe(findKind('cluster.x-k8s.io/v1beta2', 'Cluster'));
});

test('all versions of a kind, also those without a schema', () => {
  const versions = versionsOf('ipam.cluster.x-k8s.io', 'IPAddress');
  expect(versions.map(entry => [entry.version, entry.module !== undefined])).toEqual([['v1alpha1', false], ['v1beta1', true], ['v1beta2', true]]);
});

test('every entry with a module has a schema, and no two current entries collide', () => {
  const seen = new Set<string>();
  for (const entry of allKinds()) {
    if (entry.module !== undefined) expect(schemaOf(entry)?.type).toBe('object');
    const key = `${entry.apiVersion}/${entry.kind}`;
    if (!entry.older) expect(seen.has(key)).toBe(false);
    seen.add(key);
  }
});

test('schemas carry neither descriptions nor the content of status', () => {
  const walk = (schema: any, path: string) => {
    for (const [keyword, value] of Object.entries<any>(schema)) {
      if (['description', 'title', 'example', 'message'].includes(keyword)) throw new Error(`${path} has ${keyword}`);
      if (keyword === 'properties') for (const name of Object.keys(value)) walk(value[name], `${path}.${name}`);
      else if (['items', 'not'].includes(keyword) || (keyword === 'additionalProperties' && typeof value === 'object')) walk(value, path);
      else if (['allOf', 'anyOf', 'oneOf'].includes(keyword)) value.forEach((part: any) => walk(part, path));
      else if (keyword === 'x-kubernetes-validations') for (const rule of value) expect(Object.keys(rule)).toEqual(['rule']);
    }
  };
  for (const entry of allKinds()) {
    const schema = schemaOf(entry);
    if (schema === undefined) continue;
    walk(schema, entry.kind);
    expect(schema.properties?.status?.properties).toBeUndefined();
  }
});
