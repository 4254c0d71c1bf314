import { Rule } from '../rule';
import { definitionsOf } from '../shared/class-patches';
import { fields, items } from '../shared/read';

/** A patch that selects nothing changes nothing. */
export const rule: Rule = {
  id: 'PAT-05',
  slug: 'selector-target',
  sentence: 'The selector of a patch selects at least one of infrastructure, control plane and classes of workers.',
  severity: 'error',
  fix: 'set one of infrastructureCluster, controlPlane, machineDeploymentClass.names and machinePoolClass.names',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateSelectors',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ selector: { matchResources: { infrastructureCluster: true } } }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ selector: { matchResources: { controlPlane: false } } }] }] }`,
  },
  check(subject) {
    for (const { path, part } of definitionsOf(subject.object)) {
      const { matchResources } = fields(part.selector);
      const { infrastructureCluster, controlPlane, machineDeploymentClass, machinePoolClass } = fields(matchResources);
      const named = [machineDeploymentClass, machinePoolClass].some(workers => items(fields(workers).names).length > 0);
      if (infrastructureCluster === true || controlPlane === true || named) { continue; }
      // A selector that is missing is the schema check's business.
      if (typeof matchResources === 'object') { subject.report([...path, 'selector', 'matchResources'], 'the selector selects nothing'); }
    }
  },
};
