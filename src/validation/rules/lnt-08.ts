import { Rule } from '../rule';
import { fields } from '../shared/read';

const MOST = 1024 * 1024;
const configMap = (value: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: addon, namespace: clusters }
data: { manifest.yaml: "${value}" }`;

export const rule: Rule = {
  id: 'LNT-08',
  slug: 'object-size',
  sentence: 'The data of a ConfigMap or Secret is at most 1 MiB.',
  severity: 'error',
  fix: 'split it into several objects, or deliver it with Helm',
  source: 'kubernetes v1.34 pkg/apis/core/validation ValidateConfigMap and ValidateSecret, MaxSecretSize',
  kinds: ['ConfigMap', 'Secret'],
  good: { manifests: configMap('small') },
  bad: { manifests: configMap('x'.repeat(MOST + 1)) },
  check(subject) {
    if (subject.entry.group !== '') { return; }
    const { data, stringData, binaryData } = fields(subject.object);
    // No character takes more than three bytes, so that most objects need no closer look.
    if (3 * [data, stringData, binaryData].reduce((total, map) => total + sum(map, ({ length }) => length), 0) <= MOST) { return; }
    const decoded = (value: string) => Buffer.byteLength(value, 'base64');
    const plain = (value: string) => Buffer.byteLength(value);
    const total = sum(data, subject.entry.kind === 'Secret' ? decoded : plain) + sum(stringData, plain) + sum(binaryData, decoded);
    if (total > MOST) { subject.report([], `the data has ${total} bytes, and ${MOST} is the limit`); }
  },
};

function sum(map: unknown, size: (value: string) => number): number {
  return Object.values(fields(map)).reduce((total: number, value) => total + (typeof value === 'string' ? size(value) : 0), 0);
}
