import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { TAINT_KINDS, taintsWithKeys } from '../shared/taints';

const LONGEST = 63;
const spec = (key: string) => `{ machineTemplate: { spec: { taints: [{ key: ${key}, effect: NoSchedule, propagation: Always }] } } }`;

/** The schema knows the form of a key and its whole length only. */
export const rule: Rule = {
  id: 'TNT-07',
  slug: 'taint-key',
  sentence: `The key of a taint has at most ${LONGEST} characters after its prefix.`,
  severity: 'error',
  fix: 'shorten the key',
  source: 'cluster-api v1.14.0 internal/util/taints/validation.go ValidateMachineTaints',
  kinds: TAINT_KINDS,
  since: '1.12',
  good: { manifests: manifest('KubeadmControlPlane', 'prod', spec('a-prefix-of-more-than-sixty-three-characters-is-fine.of.dns.names.example.com/gpu')) },
  bad: { manifests: manifest('KubeadmControlPlane', 'prod', spec('gpu-nodes-of-the-research-department-for-training-and-inference-only')) },
  check(subject) {
    for (const { path, key } of taintsWithKeys(subject.entry)) {
      const name = key.slice(key.lastIndexOf('/') + 1);
      if (name.length > LONGEST) { subject.report(path, `"${name}" has ${name.length} characters`); }
    }
  },
};
