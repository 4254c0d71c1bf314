import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';
import { same } from '../shared/same';

/** Also the template of upstream's class, which has no spec because patches write it: a spec that comes later is a change (VSP-30). */
export const rule: Rule = {
  id: 'VSP-08',
  slug: 'kept-cluster-template',
  sentence: 'The spec of a VSphereClusterTemplate never changes.',
  severity: 'error',
  fix: 'create a template with another name and let the ClusterClass refer to that one',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vsphereclustertemplate.go',
  kinds: ['VSphereClusterTemplate'],
  good: {
    before: manifest('VSphereClusterTemplate', 'edge', '{ template: { spec: { server: vcenter.example.com } } }'),
    manifests: manifest('VSphereClusterTemplate', 'edge', '{ template: { spec: { server: vcenter.example.com } } }', 'labels: { team: a }'),
  },
  bad: {
    before: manifest('VSphereClusterTemplate', 'edge', '{ template: { spec: { server: vcenter.example.com } } }'),
    manifests: manifest('VSphereClusterTemplate', 'edge', '{ template: { spec: { server: vcenter2.example.com } } }'),
  },
  check(subject) {
    if (!subject.before) { return; }
    const [before, after] = [subject.before, subject.object].map(object => fields(fields(fields(object).spec).template).spec);
    if (!same(before, after)) { subject.report(['spec', 'template', 'spec'], 'the template differs from the one that exists under this name'); }
  },
};
