import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields } from '../shared/read';
import { VSPHERE } from '../shared/vsphere';

const MOST = 15;

export const rule: Rule = {
  id: 'VSP-16',
  slug: 'windows-name',
  sentence: `The name of a Windows machine has at most ${MOST} characters.`,
  severity: 'error',
  fix: 'shorten the name, in a template with naming.template',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspherevm.go',
  kinds: [`VSphereVM.${VSPHERE}`],
  good: { manifests: manifest('VSphereVM', 'win-0', '{ os: Windows }') },
  bad: { manifests: manifest('VSphereVM', 'production-windows-0', '{ os: Windows }') },
  check(subject) {
    const { name, object } = subject.entry;
    if (fields(fields(object).spec).os === 'Windows' && name.length > MOST) { subject.report(['metadata', 'name'], `"${name}" has ${name.length} characters`); }
  },
};
