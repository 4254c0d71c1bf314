import { readFileSync } from 'node:fs';
import { allKinds, checkObject, schemaOf, type Schema } from '../../src/api';

const core = allKinds().filter(entry => entry.source === 'core');
const k8s = readFileSync(require.resolve('cdk8s-plus-28/lib/imports/k8s.js'), 'utf8');

/** Fields of a type in the published API of Kubernetes 1.28, with the type of each where it is structured. */
function publishedFields(type: string): Map<string, string | undefined> | undefined {
  const start = k8s.indexOf(`function toJson_${type}(obj) {`);
  if (start < 0) return undefined;
  const body = k8s.slice(start, k8s.indexOf('\n}\n', start));
  return new Map([...body.matchAll(/^ {8}'([^']+)': (.*),$/gm)].map(match => [match[1], /toJson_(\w+)\(/.exec(match[2])?.[1]]));
}

function missing(schema: Schema | undefined, type: string, path: string, out: string[]): void {
  const fields = publishedFields(type);
  if (fields === undefined || schema === undefined || type === 'ObjectMeta') return;
  if (schema['x-kubernetes-preserve-unknown-fields'] || !schema.properties) return;
  for (const [name, sub] of fields) {
    const field = schema.properties[name];
    if (field === undefined && name !== 'status') out.push(`${path}.${name}`);
    if (sub !== undefined && field !== undefined) {
      const inner = field.items ?? (typeof field.additionalProperties === 'object' ? field.additionalProperties : field);
      missing(inner, sub, `${path}.${name}`, out);
    }
  }
}

test.each(core.filter(entry => entry.group !== 'snapshot.storage.k8s.io').map(entry => [entry.kind, entry] as const))('%s knows every published field', (kind, entry) => {
  const out: string[] = [];
  const type = publishedFields(`Kube${kind}Props`) ? `Kube${kind}Props` : kind === 'CSIDriver' ? 'KubeCsiDriverProps' : '';
  expect(type).not.toBe('');
  missing(schemaOf(entry), type, kind, out);
  // resourceClaims[].source was alpha and left the API in Kubernetes 1.31.
  expect(out.filter(path => !path.endsWith('.resourceClaims.source'))).toEqual([]);
});

describe('pods', () => {
  const deployment = (container: object, pod: object = {}) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'a' } },
      template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a', image: 'example.com/a:1', ...container }], ...pod } },
    },
  });
  const findings = (container: object, pod?: object) => checkObject(deployment(container, pod)).findings.map(finding => `${finding.path}: ${finding.message}`);
  const at = 'spec.template.spec';

  test('a usual one is fine', () => {
    expect(findings({
      args: ['--x'],
      env: [{ name: 'A', value: '1' }, { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
      ports: [{ containerPort: 8080, name: 'http' }],
      livenessProbe: { httpGet: { path: '/healthz', port: 'http' } },
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: 1, memory: '1e9' } },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
      volumeMounts: [{ name: 'v', mountPath: '/v', readOnly: true }],
    }, { volumes: [{ name: 'v', emptyDir: {} }, { name: 'w', secret: { secretName: 's' } }], tolerations: [{ operator: 'Exists' }] })).toEqual([]);
  });

  test.each<[string, object, object, string]>([
    ['a number as an environment value', { env: [{ name: 'A', value: 1 }] }, {}, `${at}.containers[0].env[0].value: 1 is a number; write "1".`],
    ['a misspelt quantity', { resources: { limits: { memory: '1GiB' } } }, {}, `${at}.containers[0].resources.limits.memory: "1GiB" does not fit here; write a quantity such as "500m" or "2Gi".`],
    ['two mounts at one path', { volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/a' }] }, {}, `${at}.containers[0].volumeMounts[1]: mountPath "/a" appears twice, first at [0]; remove one.`],
    ['a container name with a capital', { name: 'A' }, {}, `${at}.containers[0].name: "A" does not fit here; write lower case letters, digits and "-", beginning and ending with a letter or digit.`],
    ['an unknown probe field', { livenessProbe: { httpget: {} } }, {}, `${at}.containers[0].livenessProbe.httpget: "httpget" is not a field here; write "httpGet".`],
    ['a volume of two kinds', {}, { volumes: [{ name: 'v', emptyDir: {}, hostPath: { path: '/' } }] }, `${at}.volumes[0]: the object has 3 fields; the limit is 2.`],
  ])('%s', (_, container, pod, expected) => {
    expect(findings(container, pod)).toEqual([expected]);
  });
});

test('names, keys and exclusions that only core kinds have', () => {
  const texts = (manifest: object) => checkObject(manifest).findings.map(finding => `${finding.path}: ${finding.message}`);
  const job = { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a' }] } } };
  expect(texts({ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'x'.repeat(53) }, spec: { schedule: '0 2 * * *', jobTemplate: { spec: job } } })).toHaveLength(1);
  expect(texts({ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'x' }, spec: { schedule: '0 2 * *', jobTemplate: { spec: job } } })).toHaveLength(1);
  expect(texts({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { 'a b': '' } })).toHaveLength(1);
  expect(texts({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { a: '', b: 'Zm9v', c: 'not base64' } })).toHaveLength(1);
  expect(texts({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'a' }, spec: { minAvailable: 1, maxUnavailable: 1 } })).toEqual([
    'spec: "maxUnavailable" and "minAvailable" exclude each other; remove one.',
  ]);
});

test('a server drops the image of a volume where the feature is off, and takes a null for an empty capability', () => {
  const pod = (volume: object, drop: unknown[]): any => ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'pod', namespace: 'default' },
    spec: {
      selector: { matchLabels: { app: 'one' } },
      template: {
        metadata: { labels: { app: 'one' } },
        spec: { volumes: [{ name: 'data', ...volume }], containers: [{ name: 'one', image: 'one:1', securityContext: { capabilities: { drop } } }] },
      },
    },
  });
  expect(checkObject(pod({ emptyDir: {}, image: {} }, [null])).findings).toEqual([]);
  expect(checkObject(pod({ emptyDir: {}, hostPath: { path: '/data' } }, ['ALL'])).findings).toHaveLength(1);
});
