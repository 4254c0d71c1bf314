import { allKinds, findKind, schemaOf, type Schema } from '../../src/api';
import { compileCel } from '../../src/validation/cel/compile';
import { checkCel } from '../../src/validation/cel/schema-rules';

/** The texts of all rules in a schema. */
function rulesIn(schema: Schema): string[] {
  return [
    ...(schema['x-kubernetes-validations'] ?? []).map(({ rule }) => rule),
    ...Object.values(schema.properties ?? {}).flatMap(rulesIn),
    ...schema.items ? rulesIn(schema.items) : [],
    ...typeof schema.additionalProperties === 'object' ? rulesIn(schema.additionalProperties) : [],
  ];
}

const texts = new Set(allKinds().flatMap(entry => rulesIn(schemaOf(entry) ?? {})));

test('the imported schemas carry many rules, and the evaluator knows all they use', () => {
  expect(texts.size).toBeGreaterThan(100);
  for (const text of texts) expect([text, typeof compileCel(text)]).toEqual([text, expect.stringMatching(/function|object/)]);
});

const nutanix = (image: object) => ({ template: { spec: { vcpuSockets: 1, vcpusPerSocket: 1, memorySize: '4Gi', systemDiskSize: '40Gi', ...image } } });
const linode = (size: number) => ({ template: { spec: { region: 'de-fra-2', type: size === 1 ? 'g6-standard-1' : 'g6-standard-2' } } });

test.each<[kind: string, apiVersion: string, good: object, bad: object, before: object | undefined]>([
  ['HelmRelease', 'helm.toolkit.fluxcd.io/v2', { chartRef: { kind: 'OCIRepository', name: 'a' } }, { interval: '5m' }, undefined],
  ['NutanixMachineTemplate', 'infrastructure.cluster.x-k8s.io/v1beta1',
    nutanix({ image: { type: 'name', name: 'a' } }), nutanix({ image: { type: 'name', name: 'a' }, imageLookup: { baseOS: 'ubuntu' } }), undefined],
  ['OpenStackMachineTemplate', 'infrastructure.cluster.x-k8s.io/v1beta1',
    { template: { spec: { flavor: 'm1', image: { filter: { name: 'a' } } } } }, { template: { spec: { image: { filter: { name: 'a' } } } } }, undefined],
  ['LinodeMachineTemplate', 'infrastructure.cluster.x-k8s.io/v1alpha2', linode(1), linode(2), linode(1)],
])('a rule of %s is evaluated', (kind, apiVersion, good, bad, before) => {
  const schema = schemaOf(findKind(apiVersion, kind)!)!;
  const verdict = (spec: object) => checkCel({ spec }, schema, before && { spec: before });
  expect(verdict(good)).toEqual({ violations: [], unchecked: [] });
  expect(verdict(bad)).toMatchObject({ violations: [{ rule: expect.any(String) }], unchecked: [] });
});
