import { Rule } from '../rule';
import { fields } from '../shared/read';

const RESOURCE_SET = 'addons.cluster.x-k8s.io/resource-set';
/** Values that something puts in later: shell and Flux variables, argocd-vault-plugin, sops. */
const FILLED_LATER = /^\s*(\$\{[^}]*\}|<[^>]*>|ENC\[.*\]|)\s*$/s;

const secret = (value: string) => `
apiVersion: v1
kind: Secret
metadata: { name: vsphere, namespace: clusters }
stringData: { password: "${value}" }`;

/** A manifest is a file, and files are copied, cached and kept in Git. */
export const rule: Rule = {
  id: 'LNT-07',
  slug: 'plaintext-secret',
  sentence: 'Manifests hold no secret values.',
  severity: 'warning',
  fix: 'refer to an ExternalSecret or a SealedSecret, or apply the Secret by itself',
  source: 'practice; a Secret in a manifest is only encoded',
  kinds: ['Secret'],
  good: { manifests: secret('${VSPHERE_PASSWORD}') },
  bad: { manifests: secret('wrong-horse') },
  check(subject) {
    if (subject.entry.group !== '') { return; }
    const { type, data, stringData } = fields(subject.object);
    for (const [field, values] of [['data', data], ['stringData', stringData]] as const) {
      for (const [key, value] of Object.entries(fields(values))) {
        const plain = typeof value !== 'string' ? '' : field === 'data' ? Buffer.from(value, 'base64').toString() : value;
        // A Secret for a ClusterResourceSet holds manifests. Only Secrets among those are secret.
        const harmless = FILLED_LATER.test(plain) || (typeof value === 'string' && FILLED_LATER.test(value)) || (type === RESOURCE_SET && !/^kind:\s*Secret\s*$/m.test(plain));
        if (!harmless) { subject.report([field, key], 'a secret value stands in the manifest'); }
      }
    }
  },
};
