import { NotEvaluated, TemplateEngine } from '../../evaluate/go-template';
import { SPRIG } from '../../evaluate/sprig';
import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { dict, firstLine } from '../shared/go-names';
import { fields, text } from '../shared/read';
import { virtualMachine } from '../shared/vsphere';

const HELP = 'use {{ .machine.name }} with "| trunc <number>" and "| trimSuffix \\"…\\""';
const MOST = 63;

let engine: TemplateEngine | undefined;

/** The provider cuts what the template makes, and then looks at it. */
export const rule: Rule = {
  id: 'VSP-07',
  slug: 'vm-name-template',
  sentence: 'The template for names of virtual machines makes DNS names.',
  severity: 'error',
  fix: HELP,
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks validateVSphereVMNamingTemplate, GenerateMachineNameFromTemplate',
  kinds: ['VSphereMachineTemplate', 'VSphereMachine'],
  good: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { naming: { template: "vm-{{ .machine.name | trunc -20 }}" } } } }') },
  bad: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { naming: { template: "{{ .machine.nam }}" } } } }') },
  check(subject) {
    const { path, part } = virtualMachine(subject.entry);
    const template = text(fields(part.naming).template);
    if (template === undefined) { return; }
    const at = [...path, 'naming', 'template'];
    engine ??= new TemplateEngine({ trunc: SPRIG.trunc, trimSuffix: SPRIG.trimSuffix }, 'error');
    try {
      const name = engine.render(template, dict({ machine: { name: 'machine' } })).slice(0, MOST);
      if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)) {
        subject.report(at, `"${template}" makes ${JSON.stringify(name)} of "machine", which is not a DNS name`, 'use lower-case letters, digits and dashes around the placeholder');
      }
    } catch (error) {
      if (!(error instanceof NotEvaluated)) { subject.report(at, `"${template}" makes no name: ${firstLine(error)}`); }
    }
  },
};
